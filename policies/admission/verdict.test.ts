import { describe, expect, it } from 'vitest';
import type { AdmissionPolicy } from './subject.ts';
import { acme, subjectOf } from './testing/subjects.ts';
import { podWith } from './testing/pods.ts';
import { judgeBy, refusalText } from './verdict.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');

function policy(id: string, level: 'breach' | 'rule', messages: readonly string[]): AdmissionPolicy {
  return { id, level, title: id, judges: () => true, check: () => messages.map((message) => ({ path: 'spec', message, fix: 'mend it' })) };
}

const RULE = policy('a-rule', 'rule', ['is wrong']);
const BREACH = policy('a-breach', 'breach', ['is worse']);

function verdict(policies: readonly AdmissionPolicy[], admission: object) {
  const subject = subjectOf({ object: podWith() });
  return judgeBy(policies, { ...subject, tenant: acme({ admission: JSON.parse(JSON.stringify(admission)) as Record<string, never> }) }, NOW);
}

describe('verdict', () => {
  it('refuses by default, sorted by policy', () => {
    const { allowed, violations } = verdict([RULE, BREACH], {});
    expect(allowed).toBe(false);
    expect(violations.map(({ policy: id }) => id)).toEqual(['a-breach', 'a-rule']);
    expect(refusalText(violations)).toBe('[tenantry/a-breach] spec: is worse; mend it\n[tenantry/a-rule] spec: is wrong; mend it');
  });

  it('warns where the mode says so', () => {
    expect(verdict([RULE], { modes: { 'a-rule': 'warn' } })).toMatchObject({ allowed: true, violations: [], warnings: ['[tenantry/a-rule] spec: is wrong; mend it'], audit: { 'a-rule': 'warn: spec: is wrong' } });
  });

  it('only writes it down where the mode says so', () => {
    expect(verdict([RULE], { modes: { 'a-rule': 'audit' } })).toMatchObject({ allowed: true, warnings: [], audit: { 'a-rule': 'audit: spec: is wrong' } });
  });

  it.each([
    ['a mode that nobody knows', { modes: { 'a-rule': 'off' } }],
    ['a mode for another policy', { modes: { 'b-rule': 'warn' } }],
    ['an exemption that is over', { exemptions: [{ policy: 'a-rule', until: '2026-06-01T00:00:00Z' }] }],
    ['an exemption without an end', { exemptions: [{ policy: 'a-rule' }] }],
    ['an exemption until nobody knows when', { exemptions: [{ policy: 'a-rule', until: 'never' }] }],
    ['an exemption of another namespace', { exemptions: [{ policy: 'a-rule', until: '2026-07-01', namespace: 'tenant-acme--dev' }] }],
    ['an exemption of another kind', { exemptions: [{ policy: 'a-rule', until: '2026-07-01', kind: 'Deployment' }] }],
    ['an exemption of another name', { exemptions: [{ policy: 'a-rule', until: '2026-07-01', name: 'we' }] }],
  ])('refuses in spite of %s', (_, admission) => {
    expect(verdict([RULE], admission).allowed).toBe(false);
  });

  it.each([
    ['by policy', { policy: 'a-rule', until: '2026-07-01' }],
    ['by namespace and name', { policy: 'a-rule', until: '2026-07-01', namespace: 'tenant-acme', name: 'web' }],
    ['by kind', { policy: 'a-rule', until: '2026-07-01', kind: 'Pod' }],
    ['by the beginning of a name', { policy: 'a-rule', until: '2026-07-01', name: 'we*' }],
  ])('exempts %s until the day', (_, exemption) => {
    expect(verdict([RULE], { exemptions: [exemption] })).toMatchObject({ allowed: true, audit: { 'a-rule': 'exempt: spec: is wrong' } });
  });

  it('knows no modes and exemptions for a breach', () => {
    expect(verdict([BREACH], { modes: { 'a-breach': 'audit' }, exemptions: [{ policy: 'a-breach', until: '2099-01-01' }] }).allowed).toBe(false);
  });

  it('takes a name that is still to be lengthened for no whole name', () => {
    const object = { apiVersion: 'v1', kind: 'Pod', metadata: { generateName: 'web' }, spec: {} };
    const judged = (name: string) => judgeBy([RULE], { ...subjectOf({ object }), tenant: acme({ admission: { exemptions: [{ policy: 'a-rule', until: '2026-07-01', name }] } }) }, NOW).allowed;
    expect([judged('web'), judged('web*'), judged('we*'), judged('web-*')]).toEqual([false, true, true, false]);
  });

  it('keeps warnings short, the rule first and the mend only as a whole', () => {
    const warnings = (message: string) => verdict([policy('a-rule', 'rule', [message])], { modes: { 'a-rule': 'warn' } }).warnings;
    const long = 'x'.repeat(90);
    expect(warnings(long)).toEqual([`[tenantry/a-rule] spec: ${long}`]);
    expect(warnings(`${long}${long}`)).toEqual([`[tenantry/a-rule] spec: ${`${long}${long}`.slice(0, 95)}…`]);
    expect(warnings(`${long}${long}`)[0]).toHaveLength(120);
  });

  it('bounds what it says', () => {
    const loud = policy('loud', 'rule', Array.from({ length: 5_000 }, (_, index) => `fault ${index}`));
    const warned = verdict([loud], { modes: { loud: 'warn' } });
    expect(warned.warnings.length).toBeLessThan(50);
    expect(warned.audit['loud']?.length).toBeLessThan(1_100);
    expect(refusalText(verdict([loud], {}).violations).length).toBeLessThan(3_000);
  });
});
