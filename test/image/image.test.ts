import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webhookPod } from '../../charts/webhook-pod.ts';
import { buildImages, dockerfile } from './image.ts';

const MANIFEST = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { readonly dependencies: Readonly<Record<string, string>>; readonly devDependencies: Readonly<Record<string, string>> };

describe('the images', () => {
  let folder: string;
  let images: ReadonlyMap<string, string>;
  beforeAll(() => {
    // Beside the checkout's packages where that can be: links do not cross file systems.
    folder = mkdtempSync(join(tmpdir(), 'tenantry-image-'));
    images = buildImages(folder);
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const help = (image: string, script: string): string => execFileSync(process.execPath, [join(images.get(image) ?? '', script), '--help'], { cwd: folder, encoding: 'utf8' });

  it('hold what the Deployment starts', () => {
    const { spec } = webhookPod({ image: 'registry.test/tenantry:1' }, 'eu-1') as { readonly spec: { readonly containers: readonly { readonly command: readonly string[] }[] } };
    const command = spec.containers[0]?.command ?? [];
    expect(command[0]).toBe('node');
    expect(dockerfile().at(-1)?.instructions.at(-1)).toMatchObject({ name: 'CMD', text: JSON.stringify(command).replaceAll(',', ', ') });
    expect(help('webhook', command.at(-1) ?? '')).toContain('--certificate-secret');
  });

  it('hold the API', () => {
    expect(help('api', '/app/dist/api/main.js')).toContain('--data-dir');
  });

  it('hold nothing that only builds and tests', () => {
    const modules = join(images.get('webhook') ?? '', 'app/node_modules');
    // Types come along with packages that are written in TypeScript.
    for (const name of Object.keys(MANIFEST.devDependencies).filter((one) => !one.startsWith('@types/'))) expect([name, existsSync(join(modules, name))]).toEqual([name, false]);
    expect(readdirSync(join(images.get('webhook') ?? '', 'app')).sort()).toEqual(['dist', 'node_modules', 'package.json']);
  });

  it('run as nobody, on the Node of package.json', () => {
    for (const { from, name, instructions } of dockerfile()) {
      if (from.startsWith('node:')) expect(from).toBe(`node:${MANIFEST.dependencies['node']}-slim`);
      if (['api', 'webhook'].includes(name)) expect(instructions.findLast((one) => one.name === 'USER')?.text).toBe('65532:65532');
    }
    expect(dockerfile().at(-1)?.name).toBe('webhook');
  });
});
