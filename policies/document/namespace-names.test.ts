import { describe, expect, it } from 'vitest';
import { tenantVerdict } from '../testing/verdicts.ts';
import { namespaceNames } from './namespace-names.ts';

describe('namespace-names', () => {
  it.each([
    ['good suffixes', ['dev', 'team-a', '1', 'a'.repeat(14)], []],
    ['two hyphens', ['a--b'], [expect.stringContaining('spec.namespaces[0].suffix: [tenantry/namespace-names] namespace suffix "a--b" does not match')]],
    ['a hyphen last', ['dev', 'a-'], [expect.stringContaining('spec.namespaces[1].suffix: [tenantry/namespace-names] namespace suffix "a-" does not match')]],
    ['15 letters', ['a'.repeat(15)], [expect.stringContaining('has 15 characters, 1 to 14 are allowed')]],
    ['jobs', ['jobs'], ['spec.namespaces[0].suffix: [tenantry/namespace-names] namespace suffix "jobs" is reserved; set spec.jobs.enabled: true instead']],
    ['one twice', ['dev', 'qa', 'dev'], ['spec.namespaces[2].suffix: [tenantry/namespace-names] namespace suffix "dev" is listed twice; list it once']],
  ])('%s', (_name, suffixes, want) => expect(tenantVerdict(namespaceNames, { namespaces: suffixes.map((suffix) => ({ suffix })) })).toEqual(want));

  it('no list', () => expect(tenantVerdict(namespaceNames, {})).toEqual([]));
});
