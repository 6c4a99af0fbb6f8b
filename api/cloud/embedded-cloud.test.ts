/** The embedded default: a stand-in of AWS where there is one, and nothing worse than a line where there is none. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clusterDocument, planDocument, platformDocument, tenantDocument } from '../../model/testing/documents.ts';
import { createLog } from '../../runtime/log.ts';
import { MemoryStore } from '../testing/memory-store.ts';
import { createBreakers } from '../breakers/breakers.ts';
import { createCloud } from './create-cloud.ts';
import { AWS, BUCKET } from './testing/cloud-fixtures.ts';
import { MOTO_PYTHON, motoMissing } from './testing/moto.ts';
import { takenBy } from './testing/taken.ts';

let store: MemoryStore;
let lines: string[];

beforeEach(() => {
  lines = [];
  store = new MemoryStore({ platform: platformDocument({ aws: { bucket: BUCKET } }), shared: [planDocument('pro'), clusterDocument('local', { aws: { ...AWS, accountId: '111122223333' } })], now: () => new Date(0) });
});

const log = createLog({ level: 'warn', destination: { write: (line) => void lines.push(line) } });
const open = (python: string, searchPath = process.env['PATH'] ?? '') => createCloud({ settings: { kind: 'embedded', python }, store, searchPath, breakers: createBreakers({ now: () => Date.now() }), log, random: Math.random });

describe('the embedded cloud', () => {
  let cloud: ReturnType<typeof open>;
  afterEach(() => cloud.stop(AbortSignal.timeout(5_000)));

  const settled = async (id: string): Promise<void> => {
    while (cloud.awaited(id) !== undefined) await delay(20);
  };

  it.skipIf(motoMissing() !== undefined)('gives tenants roles, prefixes and buckets in the account of their cluster', async () => {
    cloud = open(MOTO_PYTHON);
    await cloud.start();
    expect(cloud.awaited('acme')).toBe('the stand-in of AWS is starting');
    const told: string[] = [];
    cloud.onChange((id) => told.push(id));
    const acme = store.write(tenantDocument('acme', { cloud: { aws: { bucket: 'own-bucket' } } }));
    await settled('acme');
    expect(told).toContain('acme');
    // The marker of its prefix is one version.
    expect(await takenBy((gone) => cloud.purge(acme, AbortSignal.timeout(20_000), gone))).toEqual({ objectVersions: 1, multipartUploads: 0, roles: ['arn:aws:iam::111122223333:role/tenantry/tenant-acme'] });
    expect(lines).toEqual([]);
  });

  it.each([['no Python', '/nowhere/python', 'there is no Python here'], ['a Python without moto', process.execPath, "moto's server ended"]])('goes on without it where there is %s', async (_, python, words) => {
    cloud = open(python);
    await cloud.start();
    store.write(tenantDocument('acme'));
    await settled('acme');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(words);
    expect(await takenBy((gone) => cloud.purge(store.write(tenantDocument('acme')), AbortSignal.timeout(1_000), gone))).toEqual({ objectVersions: 0, multipartUploads: 0, roles: [] });
  });

  it('does not wait for a stand-in that never comes when it is stopped', async () => {
    const script = join(mkdtempSync(join(tmpdir(), 'tenantry-python-')), 'python');
    writeFileSync(script, '#!/bin/sh\nexec sleep 1000\n', { mode: 0o755 });
    cloud = open(script);
    await cloud.start();
    expect(cloud.awaited('acme')).toBe('the stand-in of AWS is starting');
    await cloud.stop(AbortSignal.timeout(5_000));
    expect(lines).toEqual([]);
    rmSync(dirname(script), { recursive: true });
  });

  it('starts nothing while no cluster is in AWS', async () => {
    store = new MemoryStore({ platform: platformDocument(), shared: [planDocument('pro'), clusterDocument('local')], now: () => new Date(0) });
    cloud = open('/nowhere/python');
    await cloud.start();
    store.write(tenantDocument('acme'));
    expect(cloud.awaited('acme')).toBeUndefined();
    await cloud.stop(AbortSignal.timeout(1_000));
    expect(lines).toEqual([]);
  });
});
