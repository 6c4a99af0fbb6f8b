/**
 * Templates of pods have no finalizers. A pod with one stays after it ended, for as long as its tenant likes, and no quota
 * of pods counts it any more: a Deployment that is scaled up and down would fill the store that all tenants share with few
 * requests. A controller that wants to see a pod before it goes puts its finalizer on that pod, one request each.
 */
import { listAt } from '../json.ts';
import { podPolicy } from './pod-policy.ts';

export const templateFinalizers = podPolicy({
  id: 'template-finalizers',
  title: 'Templates of pods have no finalizers',
  level: 'rule',
  check(pod) {
    if (pod.isPod || listAt(pod.metadata, 'finalizers').length === 0) return [];
    const message = 'every pod of this template would stay after its end, outside of the quota';
    return [{ path: [...pod.place, 'metadata.finalizers'].join('.'), message, fix: 'remove the finalizers; a controller puts its own on the pods that it watches' }];
  },
});
