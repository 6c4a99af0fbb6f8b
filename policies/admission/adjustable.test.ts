import { describe, expect, it } from 'vitest';
import { cluster, platform } from '../../charts/testing/documents.ts';
import { renderPlatform } from '../../synth/render.ts';
import { ADJUSTABLE_POLICIES, levelOf } from './adjustable.ts';
import { ADMISSION_POLICIES } from './index.ts';

/** Ids of the floor's rules, as a cluster gets them. */
function floorIds(): string[] {
  const text = [...renderPlatform(platform(), cluster('eu-1', { admission: { image: 'registry.invalid/tenantry:1' } })).values()].join('\n');
  return [...new Set([...text.matchAll(/\[tenantry\/([a-z-]+)\]/g)].map(([, id = '']) => id))];
}

describe('rules that can be adjusted', () => {
  it('are none of the floor', () => {
    expect(floorIds().length).toBeGreaterThan(5);
    expect(floorIds().filter((id) => ADJUSTABLE_POLICIES.includes(id))).toEqual([]);
  });

  it('are those that the rules themselves say', () => {
    expect(ADMISSION_POLICIES.map(({ id }) => levelOf(id))).toEqual(ADMISSION_POLICIES.map(({ level }) => level));
    expect(ADJUSTABLE_POLICIES).toEqual(ADMISSION_POLICIES.filter(({ level }) => level === 'rule').map(({ id }) => id).sort());
  });

  it('are known by level', () => {
    expect(['topology', 'privileged', 'no-such', 'constructor'].map(levelOf)).toEqual(['rule', 'breach', undefined, undefined]);
  });
});
