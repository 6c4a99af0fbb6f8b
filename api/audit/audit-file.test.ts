import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SILENT_LOG } from '../../runtime/log.ts';
import { AuditFile } from './audit-file.ts';

let folder: string;
const files: AuditFile[] = [];

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tenantry-audit-'))));
afterEach(async () => {
  for (const file of files.splice(0)) await file.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(over: { maxBytes?: number; kept?: number; folder?: string } = {}): AuditFile {
  const file = new AuditFile({ folder, log: SILENT_LOG, ...over });
  files.push(file);
  return file;
}

const read = (name = 'audit.log'): string => readFileSync(join(folder, name), 'utf8');

describe('AuditFile', () => {
  it('keeps every line, in order, however many come at a time', async () => {
    const file = open();
    const lines = Array.from({ length: 1_000 }, (_, index) => `{"n":${index}}\n`);
    await Promise.all(lines.map((line) => file.append(line)));
    expect(read()).toBe(lines.join(''));
    expect(statSync(join(folder, 'audit.log')).mode & 0o777).toBe(0o600);
  });

  it('takes the next line from whoever was just told of the last one', async () => {
    const file = open();
    for (let index = 0; index < 20; index += 1) await file.append(`${index}\n`);
    expect(read().split('\n')).toHaveLength(21);
  });

  it('goes on in a file that is there, past a line that was torn off', async () => {
    appendFileSync(join(folder, 'audit.log'), '{"whole":1}\n{"torn":');
    await open().append('{"next":1}\n');
    expect(read()).toBe('{"whole":1}\n{"torn":\n{"next":1}\n');
  });

  it('puts a full file aside and stays within its bounds', async () => {
    const file = open({ maxBytes: 100, kept: 2 });
    for (let index = 0; index < 50; index += 1) await file.append(`${String(index).padStart(39, '0')}\n`);
    expect(readdirSync(folder).sort()).toEqual(['audit.1.log', 'audit.2.log', 'audit.log']);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(100);
    const kept = [read('audit.2.log'), read('audit.1.log'), read()].join('').trim().split('\n').map(Number);
    expect(kept).toEqual(Array.from({ length: kept.length }, (_, index) => 50 - kept.length + index));
  });

  it('tells who waits that a line could not be written, and goes on when it can be again', async () => {
    const gone = join(folder, 'sub');
    const file = open({ folder: gone });
    await expect(file.append('a\n')).rejects.toMatchObject({ code: 'ENOENT' });
    mkdirSync(gone);
    await file.append('b\n');
    expect(readFileSync(join(gone, 'audit.log'), 'utf8')).toBe('b\n');
  });
});
