import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuthority } from './certificates.ts';
import { createClientFor, fileNameFor } from './cluster-identity.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenantry-users-'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('fileNameFor()', () => {
  it('keeps users and groups apart', () => {
    const names = [
      fileNameFor('a/b', []),
      fileNameFor('a:b', []),
      fileNameFor('a/b', ['g']),
      fileNameFor('a/b', ['g', 'h']),
    ];
    expect(new Set(names).size).toBe(4);
    for (const name of names) expect(name).toMatch(/^a-b-[0-9a-f]{10}$/);
  });
});

describe('createClientFor()', () => {
  it('writes a kubeconfig once for each user and set of groups', async () => {
    const authority = await createAuthority({ folder: join(folder, 'pki'), env: process.env });
    const clientFor = createClientFor({ name: 'eu-1', server: 'https://127.0.0.1:1', authority, folder });
    const [first, second] = await Promise.all([clientFor('ann', ['x']), clientFor('ann', ['x'])]);
    expect(second).toBe(first);
    const config = new KubeConfig();
    config.loadFromFile(first);
    expect(config.getCurrentCluster()).toMatchObject({ name: 'eu-1', server: 'https://127.0.0.1:1' });
    expect(config.getCurrentUser()?.name).toBe('ann');
  });
});
