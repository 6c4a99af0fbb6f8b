import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createComponent } from './component.ts';
import type { Component, ReadyCheck } from './component.ts';
import { identify } from './lab-state.ts';

let folder: string;
const started: Component[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenantry-component-'));
});

afterEach(async () => {
  await Promise.all(started.splice(0).map((component) => component.kill()));
  await rm(folder, { recursive: true });
});

function component(script: string, isReady: ReadyCheck): Component {
  const env = { PATH: process.env['PATH'] };
  const spec = {
    name: 'demo',
    command: process.execPath,
    args: ['-e', script],
    env,
    cwd: folder,
    logFile: join(folder, 'demo.log'),
  };
  const made = createComponent(spec, isReady, undefined);
  started.push(made);
  return made;
}

const always: ReadyCheck = async () => true;
const never: ReadyCheck = async () => undefined;

describe('createComponent()', () => {
  it('starts, is killed, and starts again', async () => {
    const demo = component('setInterval(() => {}, 1000)', always);
    expect(demo.pid()).toBeUndefined();
    await demo.start();
    const first = demo.pid() ?? 0;
    expect(identify(first)).toBeDefined();
    await expect(demo.start()).rejects.toThrow('demo is running already');
    await demo.kill();
    expect([demo.pid(), identify(first)]).toEqual([undefined, undefined]);
    await demo.start();
    expect(demo.pid()).not.toBe(first);
  });

  it('tells why a process ended before it was ready, with its log', async () => {
    const demo = component('console.error("no such flag"); process.exit(3)', never);
    await expect(demo.start()).rejects.toThrow(/demo ended \(exit code 3\).*\nno such flag/);
  });

  it('tells that a program is not there', async () => {
    const spec = {
      name: 'demo',
      command: join(folder, 'missing'),
      args: [],
      env: {},
      cwd: folder,
      logFile: join(folder, 'demo.log'),
    };
    await expect(createComponent(spec, never, undefined).start()).rejects.toThrow(/demo: cannot run .*missing/);
  });
});
