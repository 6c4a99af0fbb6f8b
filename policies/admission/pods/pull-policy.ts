/**
 * Images are pulled anew for each container. A node keeps the images of all tenants, and only a pull proves that the pod
 * may have them: with IfNotPresent or Never it would run another tenant's private image without its credentials. On
 * nodes of its own a tenant finds nobody else's images. Where nothing is written, mutation writes Always.
 */
import { shownValue } from '../json.ts';
import { imagesOf } from './images.ts';
import { podPolicy } from './pod-policy.ts';

export const pullPolicy = podPolicy({
  id: 'pull-policy',
  title: 'Images are pulled anew',
  level: 'rule',
  check: (pod, { tenant }) =>
    tenant?.dedicatedPool !== undefined
      ? []
      : imagesOf(pod)
          .filter(({ pullPolicy: stated }) => stated !== undefined && stated !== 'Always')
          .map(({ pullPath, pullPolicy: stated }) => ({ path: pullPath, message: `${shownValue(stated)} takes an image that the node has from any tenant`, fix: 'write Always' })),
});
