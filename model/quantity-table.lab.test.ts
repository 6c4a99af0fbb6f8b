import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const FOLDER = new URL('./testdata/quantity/', import.meta.url);

it('table.json is what the API server\'s library answers', () => {
  const run = spawnSync('go', ['run', '.'], { cwd: fileURLToPath(FOLDER), encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 });
  expect([run.status, run.stderr]).toEqual([0, '']);
  expect(JSON.parse(run.stdout)).toEqual(JSON.parse(readFileSync(new URL('table.json', FOLDER), 'utf8')));
});
