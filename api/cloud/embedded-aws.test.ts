/** The stand-in of AWS goes with the process that started it, however that ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startEmbeddedAws } from './embedded-aws.ts';
import { MOTO_PYTHON, motoMissing } from './testing/moto.ts';

const searchPath = process.env['PATH'] ?? '';

async function isOpen(port: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

describe('startEmbeddedAws()', () => {
  it.skipIf(motoMissing() !== undefined)('is gone when its process was killed', async () => {
    const code = `const { startEmbeddedAws } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded-aws.ts'))}); const { endpoint } = await startEmbeddedAws(${JSON.stringify({ python: MOTO_PYTHON, searchPath, startMs: 60_000 })}); console.log(endpoint);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    const port = Number(new URL(said.toString().trim()).port);
    expect(await isOpen(port)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    while (await isOpen(port)) await new Promise((resolve) => setTimeout(resolve, 20));
  });

  it('gives up on a program that says nothing', async () => {
    await expect(startEmbeddedAws({ python: 'sleep-for-ever', searchPath, startMs: 10_000 })).rejects.toMatchObject({ code: 'FAILED_PRECONDITION', message: 'there is no Python here' });
    await expect(startEmbeddedAws({ python: 'cat', searchPath: '/usr/bin:/bin', startMs: 10_000 })).rejects.toMatchObject({ code: 'FAILED_PRECONDITION', message: expect.stringContaining('ended with code') as string });
  });
});
