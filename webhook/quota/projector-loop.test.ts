import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProjectorLoop } from './projector-loop.ts';
import { silentLog } from './testing/silent-log.ts';

let passes: string[];
let answer: () => Promise<number | undefined>;
let leads: boolean;
let loop: ProjectorLoop;
let silent: ReturnType<typeof silentLog>;

beforeEach(async () => {
  vi.useFakeTimers();
  passes = [];
  answer = async () => undefined;
  leads = true;
  silent = silentLog();
  const pass = (tenant: string): Promise<number | undefined> => {
    passes.push(tenant);
    return answer();
  };
  loop = new ProjectorLoop({ projector: { pass }, tenants: () => ['acme', 'globex'], isLeader: () => leads, log: silent.log });
  await loop.start();
  await vi.advanceTimersByTimeAsync(1_000);
  passes.length = 0;
});

afterEach(async () => {
  await loop.stop();
  vi.useRealTimers();
});

describe('ProjectorLoop', () => {
  it('answers a burst of events with one pass', async () => {
    for (let n = 0; n < 10; n += 1) loop.wake('acme');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(passes).toEqual(['acme']);
  });

  it('does not wait for the end of a burst that lasts', async () => {
    for (let n = 0; n < 30; n += 1) {
      loop.wake('acme');
      await vi.advanceTimersByTimeAsync(40);
    }
    expect(passes).toHaveLength(2);
  });

  it('looks again when the pass says so', async () => {
    answer = vi.fn().mockResolvedValueOnce(300).mockResolvedValue(undefined);
    loop.wake('acme');
    await vi.advanceTimersByTimeAsync(200);
    expect(passes).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(passes).toHaveLength(2);
  });

  it('tries again after a failure, and says so', async () => {
    answer = vi.fn().mockRejectedValueOnce(new Error('down')).mockResolvedValue(undefined);
    loop.wake('acme');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(passes).toHaveLength(2);
    expect(silent.warnings).toEqual(['could not bring quotas and ledger in step']);
  });

  it('has one pass of a tenant at a time, and none is lost', async () => {
    const first = Promise.withResolvers<undefined>();
    answer = () => first.promise;
    loop.wake('acme');
    await vi.advanceTimersByTimeAsync(100);
    loop.wake('acme');
    await vi.advanceTimersByTimeAsync(500);
    expect(passes).toHaveLength(1);
    first.resolve(undefined);
    await vi.advanceTimersByTimeAsync(100);
    expect(passes).toHaveLength(2);
  });

  it('looks at all tenants now and then', async () => {
    await vi.advanceTimersByTimeAsync(30_000);
    expect([...passes].sort()).toEqual(['acme', 'globex']);
  });

  it('leaves it to the leader', async () => {
    leads = false;
    loop.wake('acme');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(passes).toEqual([]);
  });

  it('does nothing more once it is stopped', async () => {
    loop.wake('acme');
    await loop.stop();
    loop.wake('globex');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(passes).toEqual([]);
  });
});
