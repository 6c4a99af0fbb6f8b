import { describe, expect, it } from 'vitest';
import { tenantVerdict } from '../testing/verdicts.ts';
import { enforcedRules } from './enforced-rules.ts';

const path = 'spec.admission.enforce[0]: [tenantry/enforced-rules] ';

describe('enforced-rules', () => {
  it.each<[string, string[], string[]]>([
    ['none', [], []],
    ['a rule that can be loosened', ['topology'], []],
    ['a rule that is always enforced', ['host-namespaces'], [`${path}rule "host-namespaces" keeps tenants apart and is always enforced; remove it`]],
    ['a misspelt rule', ['topologie'], [`${path}there is no rule "topologie"; did you mean "topology"?`]],
    ['no rule', ['be-nice'], [expect.stringMatching(/there is no rule "be-nice"; the rules that can be adjusted are [a-z, -]+topology/) as string]],
  ])('%s', (_name, enforce, want) => expect(tenantVerdict(enforcedRules, { admission: { enforce } })).toEqual(want));
});
