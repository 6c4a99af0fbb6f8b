import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterFile, isStray, kindOfPath, nameOfPath, planFile, platformBranch, shardBranch, shardOf, tenantFile } from './layout.ts';

describe('tenantFile()', () => {
  it('uses the first two digits of the SHA-256 of the id', () => {
    expect(tenantFile('acme')).toBe('tenants/82/acme/tenant.yaml');
    fc.assert(fc.property(fc.stringMatching(/^[a-z][a-z0-9]{1,39}$/), (id) => {
      expect(tenantFile(id)).toBe(`tenants/${createHash('sha256').update(id).digest('hex').slice(0, 2)}/${id}/tenant.yaml`);
    }));
  });
});

describe('shardOf()', () => {
  it('is the first four bytes of the SHA-256, modulo the shards', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z][a-z0-9]{1,39}$/), fc.constantFrom(1, 2, 16, 64), (id, shards) => {
      expect(shardOf(id, shards)).toBe(createHash('sha256').update(id).digest().readUInt32BE(0) % shards);
    }));
  });

  it('spreads tenants evenly', () => {
    const counts = Array.from({ length: 16 }, () => 0);
    for (let index = 0; index < 16_000; index += 1) counts[shardOf(`tenant${index}`, 16)] = (counts[shardOf(`tenant${index}`, 16)] ?? 0) + 1;
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1150);
  });
});

describe('branches', () => {
  it('are named by cluster and two-digit shard', () => {
    expect([shardBranch('eu-1', 3), shardBranch('eu-1', 63), platformBranch('eu-1')]).toEqual(['deploy/eu-1/tenants-03', 'deploy/eu-1/tenants-63', 'deploy/eu-1/platform']);
  });
});

describe('kindOfPath()', () => {
  it.each([
    [tenantFile('acme'), 'Tenant', 'acme', false],
    [planFile('pro'), 'Plan', 'pro', false],
    [clusterFile('eu-1'), 'Cluster', 'eu-1', false],
    ['platform.yaml', 'Platform', 'platform', false],
    ['README.md', undefined, undefined, false],
    ['tenants/README.md', undefined, undefined, false],
    ['.github/workflows/check.yaml', undefined, undefined, false],
    ['tenants/acme/tenant.yaml', undefined, undefined, true],
    ['tenants/82/acme/tenant.yml', undefined, undefined, true],
    ['tenants/82/acme/Tenant.YAML', undefined, undefined, true],
    ['tenants/82/acme/extra.yaml', undefined, undefined, true],
    ['tenants/ZZ/acme/tenant.yaml', undefined, undefined, true],
    ['tenants/82/acme/deeper/tenant.yaml', undefined, undefined, true],
    ['plans/old/pro.yaml', undefined, undefined, true],
    ['plans/pro.json', undefined, undefined, true],
  ] as const)('%s', (path, kind, name, stray) => {
    expect([kindOfPath(path), nameOfPath(path), isStray(path)]).toEqual([kind, name, stray]);
  });
});
