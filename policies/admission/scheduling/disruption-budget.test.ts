import { expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { paths } from '../testing/findings.ts';
import { disruptionBudget } from './disruption-budget.ts';

const MOST = ['spec.maxUnavailable'];
const LEAST = ['spec.minAvailable'];

it.each<readonly [JsonObject, readonly string[]]>([
  [{}, []],
  [{ maxUnavailable: 1 }, []],
  [{ maxUnavailable: '1%' }, []],
  [{ maxUnavailable: 0 }, MOST],
  [{ maxUnavailable: '0%' }, MOST],
  [{ maxUnavailable: '00%' }, MOST],
  [{ maxUnavailable: '1' }, MOST],
  [{ maxUnavailable: -1 }, MOST],
  [{ minAvailable: 1 }, []],
  [{ minAvailable: 0 }, []],
  [{ minAvailable: 19 }, []],
  [{ minAvailable: 20 }, LEAST],
  [{ minAvailable: 1e300 }, LEAST],
  [{ minAvailable: '90%' }, []],
  [{ minAvailable: '99%' }, LEAST],
  [{ minAvailable: '100%' }, LEAST],
  [{ minAvailable: '9999999999%' }, LEAST],
  [{ minAvailable: {} }, LEAST],
])('a budget of %j, for a tenant of 20 pods', (spec, expected) => {
  expect(paths(disruptionBudget, { object: { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', spec }, request: { resource: 'poddisruptionbudgets' } })).toEqual(expected);
});
