import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SILENT_LOG } from '../../runtime/log.ts';
import { CertificateKeeper, type Served } from './keeper.ts';
import type { CertificateStore } from './ports.ts';

const OVERLAP = 1_000;
const NEVER_MS = 1_000_000;

class SharedText implements CertificateStore {
  #text = '';
  #version = 0;
  broken = false;

  async read(): Promise<{ readonly text: string; readonly version: string }> {
    if (this.broken) throw new Error('the store is down');
    return { text: this.#text, version: String(this.#version) };
  }

  async write(text: string, version: string): Promise<boolean> {
    if (version !== String(this.#version)) return false;
    this.#text = text;
    this.#version += 1;
    return true;
  }

  spoil(): void {
    this.#text = '{"half":';
  }
}

interface Replica {
  readonly keeper: CertificateKeeper;
  readonly served: Served[];
  readonly announced: { readonly bundle: string; readonly path: string }[];
}

let paths = 0;

function replica(store: CertificateStore, clock: { now: number }, announce: () => void = () => undefined): Replica {
  const served: Served[] = [];
  const announced: { bundle: string; path: string }[] = [];
  const keeper = new CertificateKeeper({
    store, everyMs: NEVER_MS, log: SILENT_LOG, now: () => clock.now, onServed: (one) => served.push(one),
    announcer: {
      announce: async (bundle, path) => {
        announce();
        announced.push({ bundle, path });
      },
    },
    rotation: { hosts: ['127.0.0.1'], authorityDays: 365, leafDays: 30, overlapMs: OVERLAP, newPath: () => `secret-path-number-${(paths += 1)}` },
  });
  return { keeper, served, announced };
}

function last<T>(list: readonly T[]): T {
  const found = list.at(-1);
  if (found === undefined) throw new Error('nothing yet');
  return found;
}

function authorities(bundle: string): number {
  return bundle.split('-----BEGIN').length - 1;
}

describe('CertificateKeeper', () => {
  it('lets replicas that start together agree on one state', async () => {
    const store = new SharedText();
    const clock = { now: Date.now() };
    const [one, two] = [replica(store, clock), replica(store, clock)];
    await Promise.all([one.keeper.start(), two.keeper.start()]);
    expect(last(one.served)).toEqual(last(two.served));
    expect(one.keeper.problem).toBeUndefined();
    await Promise.all([one.keeper.stop(), two.keeper.stop()]);
  });

  it('rotates in steps over all replicas; each step is announced before the next one may come', async () => {
    const store = new SharedText();
    const clock = { now: Date.now() };
    const [one, two] = [replica(store, clock), replica(store, clock)];
    const look = async (): Promise<void> => {
      await one.keeper.look();
      await two.keeper.look();
    };
    await one.keeper.start();
    await two.keeper.start();
    const before = last(one.served);
    await one.keeper.rotate();
    await look();
    expect(authorities(last(two.announced).bundle)).toBe(2);
    expect(last(two.served).tls).toEqual(before.tls);
    expect(last(two.served).paths).toHaveLength(2);
    clock.now += OVERLAP;
    await look();
    expect(last(one.served).tls.cert).not.toBe(before.tls.cert);
    expect(last(two.served)).toEqual(last(one.served));
    expect(last(two.announced).path).toBe(last(one.served).paths[1]);
    clock.now += OVERLAP;
    await look();
    expect(last(one.served).paths).toHaveLength(1);
    expect(authorities(last(two.announced).bundle)).toBe(1);
    const leaf = new X509Certificate(last(two.served).tls.cert);
    expect(leaf.verify(new X509Certificate(last(two.announced).bundle).publicKey)).toBe(true);
    await Promise.all([one.keeper.stop(), two.keeper.stop()]);
  });

  it('does not go on while API servers cannot be told', async () => {
    const store = new SharedText();
    const clock = { now: Date.now() };
    let refuses = false;
    const { keeper, served } = replica(store, clock, () => {
      if (refuses) throw new Error('the API server refuses');
    });
    await keeper.start();
    await keeper.rotate();
    const before = last(served);
    refuses = true;
    clock.now += 10 * OVERLAP;
    await keeper.look();
    expect(last(served)).toEqual(before);
    expect(keeper.problem).toBeDefined();
    await keeper.stop();
  });

  it('waits for the overlap after API servers were told, however old the step is that another replica left behind', async () => {
    const store = new SharedText();
    const clock = { now: Date.now() };
    let refuses = false;
    const one = replica(store, clock, () => {
      if (refuses) throw new Error('the API server refuses');
      // Told of the old authority, and of nothing any more once there are two.
      refuses = one.announced.length > 0;
    });
    await one.keeper.start();
    const before = last(one.served);
    await one.keeper.rotate();
    await one.keeper.stop();
    clock.now += 10 * OVERLAP;
    const two = replica(store, clock);
    await two.keeper.start();
    expect(authorities(last(two.announced).bundle)).toBe(2);
    expect(last(two.served).tls).toEqual(before.tls);
    clock.now += OVERLAP - 1;
    await two.keeper.look();
    expect(last(two.served).tls).toEqual(before.tls);
    clock.now += 1;
    await two.keeper.look();
    expect(last(two.served).tls).not.toEqual(before.tls);
    await two.keeper.stop();
  });

  it('serves on while its store is down, and makes a new state when it is spoilt', async () => {
    const store = new SharedText();
    const { keeper, served } = replica(store, { now: Date.now() });
    await keeper.start();
    store.broken = true;
    await keeper.look();
    expect(keeper.problem).toBe('certificates cannot be looked after');
    expect(served).toHaveLength(1);
    store.broken = false;
    store.spoil();
    await keeper.look();
    await keeper.look();
    expect(served).toHaveLength(2);
    expect(keeper.problem).toBeUndefined();
    await keeper.stop();
  });

  it('does not start without its store', async () => {
    const store = new SharedText();
    store.broken = true;
    await expect(replica(store, { now: 0 }).keeper.start()).rejects.toThrow('the store is down');
  });
});
