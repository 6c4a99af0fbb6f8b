import { describe, expect, it } from 'vitest';
import { catalogOf, entryOf, planDocument, tenantDocument } from '../../model/testing/documents.ts';
import { verdict } from '../testing/verdicts.ts';
import { registriesWithinPlan } from './registries-within-plan.ts';

function judge(allowed: string[] | undefined, registries: string[] | undefined): string[] {
  const document = tenantDocument('acme', registries === undefined ? {} : { registries });
  const plan = planDocument('pro', allowed === undefined ? {} : { registries: allowed });
  return verdict(registriesWithinPlan, { entry: entryOf(document), catalog: catalogOf(plan, document) });
}

describe('registries-within-plan', () => {
  it.each<[string, string[] | undefined, string[] | undefined]>([
    ['no list of the plan', undefined, ['quay.io']],
    ['no list of the tenant', ['ghcr.io'], undefined],
    ['a path below', ['ghcr.io/acme', 'registry.test:5000'], ['ghcr.io/acme/web', 'ghcr.io/acme', 'registry.test:5000/x']],
    ['two names of one registry', ['docker.io/library'], ['index.docker.io/library']],
  ])('takes %s', (_name, allowed, registries) => expect(judge(allowed, registries)).toEqual([]));

  it.each<[string, string[], string]>([
    ['another host', ['ghcr.io'], 'quay.io'],
    ['a sibling that begins alike', ['ghcr.io/acme'], 'ghcr.io/acme-labs'],
    ['a wider path', ['ghcr.io/acme'], 'ghcr.io'],
    ['another port', ['registry.test:5000'], 'registry.test'],
    ['anything under an empty list', [], 'ghcr.io'],
  ])('refuses %s', (_name, allowed, entry) => expect(judge(allowed, [entry])).toEqual([expect.stringContaining(`spec.registries[0]: [tenantry/registries-within-plan] registry "${entry}" is not among those of plan "pro"; `)]));
});
