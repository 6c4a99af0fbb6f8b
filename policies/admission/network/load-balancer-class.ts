/**
 * A tenant does not choose the implementation of its load balancers: a class is the platform's, and another one could
 * announce addresses or reach networks that the tenant has no part in. The classes that EKS sets by itself may stand.
 */
import { quoted } from '../../../model/shown.ts';
import { fieldOf, objectAt } from '../json.ts';
import type { AdmissionPolicy } from '../subject.ts';
import { isExcused, writesSpec } from '../scope.ts';

/** Set by the webhook of the AWS Load Balancer Controller and by EKS Auto Mode. */
const DEFAULT_CLASSES: readonly unknown[] = ['service.k8s.aws/nlb', 'eks.amazonaws.com/nlb'];

export const loadBalancerClass: AdmissionPolicy = {
  id: 'load-balancer-class',
  title: 'Load balancers are of the platform\'s class',
  level: 'rule',
  judges: (request) => writesSpec(request, '', 'services'),
  check(subject) {
    const wanted = fieldOf(objectAt(subject.request.object, 'spec'), 'loadBalancerClass');
    if (wanted === undefined || DEFAULT_CLASSES.includes(wanted) || isExcused(subject)) return [];
    const name = typeof wanted === 'string' ? quoted(wanted) : 'that is no text';
    return [{ path: 'spec.loadBalancerClass', message: `load balancer class ${name} is not the platform's default`, fix: 'leave spec.loadBalancerClass out' }];
  },
};
