/** No annotation forbids autoscalers and repair to move a pod off a shared node. */
import { quoted } from '../../../model/shown.ts';
import { textsAt } from '../json.ts';
import { podPolicy } from '../pods/pod-policy.ts';
import { within } from '../pods/pod.ts';

/** Key and the value that holds a node; empty means any. */
const HOLDING: ReadonlyMap<string, string> = new Map([
  ['cluster-autoscaler.kubernetes.io/safe-to-evict', 'false'],
  ['descheduler.alpha.kubernetes.io/prevent-eviction', ''],
  ['karpenter.sh/do-not-disrupt', 'true'],
  ['karpenter.sh/do-not-evict', 'true'],
]);

export const evictionAnnotations = podPolicy({
  id: 'eviction-annotations',
  title: 'No pod holds a shared node',
  level: 'rule',
  check: (pod, { tenant }) =>
    tenant?.dedicatedPool !== undefined
      ? []
      : textsAt(pod.metadata, 'annotations').flatMap(([key, value]) => {
          const holding = HOLDING.get(key);
          if (holding === undefined || (holding !== '' && value.toLowerCase() !== holding)) return [];
          const path = within(pod.place.join('.'), `metadata.annotations[${quoted(key)}]`);
          return [{ path, message: `${quoted(key)}: ${quoted(value)} keeps a shared node from being drained`, fix: 'remove the annotation' }];
        }),
});
