import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOTHING_PURGED, type PurgedCloud } from './cloud.ts';
import { PurgeTally } from './purge-tally.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'tenantry-tally-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('PurgeTally', () => {
  it('counts every part once, by tenant, over any restarts', () => {
    const role = fc.constantFrom('arn:a', 'arn:b');
    const part = fc.record({ objectVersions: fc.nat(1_000), multipartUploads: fc.nat(9), roles: fc.array(role, { maxLength: 2 }) }, { requiredKeys: [] });
    const step = fc.oneof(fc.record({ tenant: fc.constantFrom('acme', 'globex'), part }), fc.constant('restart' as const));
    let run = 0;
    fc.assert(fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const file = join(folder, `${(run += 1)}.sqlite`);
      let tally = new PurgeTally(file);
      const want = new Map<string, PurgedCloud>();
      for (const one of steps) {
        if (one === 'restart') {
          tally.close();
          tally = new PurgeTally(file);
          continue;
        }
        const before = want.get(one.tenant) ?? NOTHING_PURGED;
        tally.add(one.tenant, one.part);
        want.set(one.tenant, {
          objectVersions: before.objectVersions + (one.part.objectVersions ?? 0),
          multipartUploads: before.multipartUploads + (one.part.multipartUploads ?? 0),
          roles: [...new Set([...before.roles, ...(one.part.roles ?? [])])],
        });
      }
      for (const tenant of ['acme', 'globex']) expect(tally.of(tenant)).toEqual(want.get(tenant) ?? NOTHING_PURGED);
      tally.forget('acme');
      expect([tally.of('acme'), tally.of('globex')]).toEqual([NOTHING_PURGED, want.get('globex') ?? NOTHING_PURGED]);
      tally.close();
    }), { numRuns: 30 });
  });
});
