import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findings } from '../testing/findings.ts';
import type { JsonObject } from '../json.ts';
import { POD_POLICIES } from './index.ts';

/** Written by testdata/pod-security/main.go with the code that the API server judges pods by (restricted, 1.36). */
interface Row {
  readonly reasons: readonly string[];
  readonly pod: JsonObject;
}
const table = JSON.parse(readFileSync(new URL('./testdata/pod-security/table.json', import.meta.url), 'utf8')) as readonly Row[];

function refusals(object: JsonObject): string[] {
  return POD_POLICIES.filter((policy) => findings(policy, { object }).length > 0).map(({ id }) => id);
}

/** Rules that go further than Pod Security does. */
const STRICTER = new Set(['pod-os', 'run-as-non-root', 'selinux', 'volumes', 'pull-policy', 'privilege-escalation', 'capabilities', 'seccomp']);

describe('pod security', () => {
  it('refuses whatever restricted refuses', () => {
    const missed = table.filter(({ reasons, pod }) => reasons.length > 0 && refusals(pod).length === 0);
    expect(missed).toEqual([]);
    expect(table.filter(({ reasons }) => reasons.length > 0).length).toBeGreaterThan(300);
  });

  it('takes what restricted takes, but for Windows, root in a user namespace, and what Pod Security leaves open', () => {
    const admitted = table.filter(({ reasons }) => reasons.length === 0);
    const refusedBy = new Set(admitted.flatMap(({ pod }) => refusals(pod)));
    expect([...refusedBy].filter((id) => !STRICTER.has(id))).toEqual([]);
    expect(admitted.filter(({ pod }) => refusals(pod).length === 0).length).toBeGreaterThan(50);
  });
});
