import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import type { Requester } from '../subject.ts';
import { findings } from '../testing/findings.ts';
import { objectOf, USERS } from '../testing/objects.ts';
import { subjectOf } from '../testing/subjects.ts';
import { oneQuota } from './one-quota.ts';

const quota = (name: string, spec: JsonObject = {}): JsonObject => objectOf('v1', 'ResourceQuota', { spec: { hard: { pods: '20' }, ...spec } }, { name });
const everybody: readonly (readonly [string, Requester])[] = Object.entries(USERS);

describe('one-quota', () => {
  it.each(everybody)('lets no second quota be made, by %s neither', (_, user) => {
    expect(findings(oneQuota, { object: quota('mine'), request: { user } })).toEqual([
      'metadata.name: [tenantry/one-quota] a second ResourceQuota "mine" would refuse what the tenant\'s limit allows; change the quota in the tenant\'s document; it stands in ResourceQuota tenantry',
    ]);
  });

  it.each(everybody)('lets the one quota not be deleted while its namespace lives, but by Flux: %s', (_, user) => {
    const found = findings(oneQuota, { oldObject: quota('tenantry'), request: { user } });
    expect(found).toHaveLength(user.username === USERS.shard.username ? 0 : 1);
  });

  it('judges a collection object by object', () => {
    expect(findings(oneQuota, { oldObject: quota('tenantry'), request: { name: '' } })).toEqual([expect.stringContaining('cannot be deleted while namespace "tenant-acme" lives')]);
    expect(findings(oneQuota, { oldObject: quota('mine'), request: { name: '' } })).toEqual([]);
  });

  it('lets it go with its namespace', () => {
    const subject = subjectOf({ oldObject: quota('tenantry') });
    const { namespace } = subject;
    expect(namespace && oneQuota.check({ ...subject, namespace: { ...namespace, terminating: true } })).toEqual([]);
  });

  it.each<[string, JsonObject, number]>([
    ['the one', {}, 0],
    ['one with scopes', { scopes: ['BestEffort'] }, 1],
    ['one with a selector of scopes', { scopeSelector: { matchExpressions: [] } }, 1],
    ['one whose scopes are no list', { scopes: 'BestEffort' }, 1],
  ])('%s', (_, spec, count) => expect(findings(oneQuota, { object: quota('tenantry', spec), request: { user: USERS.shard } })).toHaveLength(count));
});
