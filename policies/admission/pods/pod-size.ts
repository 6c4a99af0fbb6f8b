/**
 * A pod is of a size that the store which all tenants share can hold many times. Whoever writes one template has a
 * controller write it again into each pod, and no quota counts bytes: a megabyte of settings in a Deployment would be
 * hundreds. Also the pods of a Job, which stay for a while after they ended.
 */
import { jsonSize } from '../json-size.ts';
import { within } from './pod.ts';
import { podPolicy } from './pod-policy.ts';

/** As long as Linux lets one argument or setting be. */
const MOST_BYTES = 131_072;

export const podSize = podPolicy({
  id: 'pod-size',
  title: 'Pods are of a size that can be kept many times',
  level: 'rule',
  check(pod) {
    // Most are small with everything there is; only else is it worth to leave out what the API server notes itself.
    if (jsonSize({ metadata: pod.metadata ?? null, spec: pod.spec }, MOST_BYTES) <= MOST_BYTES) return [];
    const { managedFields: _, ...metadata } = pod.metadata ?? {};
    const bytes = jsonSize({ metadata, spec: pod.spec }, MOST_BYTES);
    if (bytes <= MOST_BYTES) return [];
    return [{ path: within(pod.place.join('.'), 'spec'), message: `a pod of ${bytes} bytes, ${MOST_BYTES} are allowed`, fix: 'keep large settings in a ConfigMap or Secret, and mount it' }];
  },
});
