/**
 * A tenant with nodes of its own runs there only: every pod selects the pool, by its node selector or in every single OR
 * term of a required node affinity, since one term without it would let the pod go anywhere.
 */
import { POOL_KEY } from '../../../model/names.ts';
import { fieldOf } from '../json.ts';
import { podPolicy } from '../pods/pod-policy.ts';
import type { Pod } from '../pods/pod.ts';
import { requiredTerms } from './node-terms.ts';

function isBound(pod: Pod, pool: string): boolean {
  if (fieldOf(fieldOf(pod.spec, 'nodeSelector'), POOL_KEY) === pool) return true;
  const terms = requiredTerms(pod);
  return (
    terms.length > 0 &&
    terms.every(({ requirements }) =>
      requirements.some(({ isField, key, operator, values }) => !isField && key === POOL_KEY && operator === 'In' && values.length === 1 && values[0] === pool),
    )
  );
}

export const ownPool = podPolicy({
  id: 'own-pool',
  title: 'A tenant with nodes of its own runs there only',
  level: 'breach',
  check(pod, { tenant }) {
    const pool = tenant?.dedicatedPool;
    if (pool === undefined || isBound(pod, pool)) return [];
    const path = `${pod.specPath}.nodeSelector`;
    return [{ path, message: `the pod could run on shared nodes, beside the tenant's pool ${pool}`, fix: `set nodeSelector ${POOL_KEY}: ${pool}` }];
  },
});
