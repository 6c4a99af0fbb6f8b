import { describe, expect, it } from 'vitest';
import { ADMISSION_POLICIES, judge } from './index.ts';
import { allFixtures, type Fixture } from './testing/fixtures.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const fixtures: readonly Fixture[] = allFixtures();

describe('admission fixtures', () => {
  it('has policies with an id of their own each', () => {
    const ids = ADMISSION_POLICIES.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  });

  it.each(['pass', 'fail'] as const)('has a %s fixture for every policy, and none for others', (side) => {
    const covered = new Set(fixtures.filter(({ expected }) => expected === side).map(({ policy }) => policy));
    expect([...covered].sort()).toEqual(ADMISSION_POLICIES.map(({ id }) => id).sort());
  });

  it.each(fixtures.filter(({ expected }) => expected === 'fail').map((fixture) => [`${fixture.policy}/${fixture.name}`, fixture] as const))('%s is refused by its policy', (_, { policy, subject }) => {
    const verdict = judge(subject, NOW);
    expect(verdict.allowed).toBe(false);
    expect(verdict.violations.map((violation) => violation.policy)).toContain(policy);
  });

  it.each(fixtures.filter(({ expected }) => expected === 'pass').map((fixture) => [`${fixture.policy}/${fixture.name}`, fixture] as const))('%s is allowed by all', (_, { subject }) => {
    expect(judge(subject, NOW).violations).toEqual([]);
  });
});
