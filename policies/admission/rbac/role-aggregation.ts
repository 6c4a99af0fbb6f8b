/**
 * No role of a tenant takes part in aggregation: a label rbac.authorization.k8s.io/aggregate-to-… would add its rules to
 * a ClusterRole that others hold, and an aggregationRule would fill the role with rules that nobody judged.
 */
import { quoted } from '../../../model/shown.ts';
import { fieldPath } from '../../../model/yaml-tree.ts';
import { fieldOf, textsAt } from '../json.ts';
import { isPlatform, writes } from '../scope.ts';
import type { AdmissionPolicy } from '../subject.ts';
import type { Violation } from '../../policy.ts';

const LABEL = /^rbac\.authorization\.k8s\.io\//i;

export const roleAggregation: AdmissionPolicy = {
  id: 'role-aggregation',
  title: 'No role of a tenant takes part in aggregation',
  level: 'breach',
  judges: (request) => writes(request, 'rbac.authorization.k8s.io', 'roles', 'clusterroles'),
  check({ request }) {
    if (isPlatform(request.user)) return [];
    const { object } = request;
    const labels = textsAt(object, 'metadata', 'labels').filter(([key]) => LABEL.test(key));
    const found: Violation[] = labels.map(([key]) => ({ path: fieldPath(['metadata', 'labels', key]), message: `label ${quoted(key)} would add the rules to a role that others hold`, fix: 'remove the label' }));
    if (fieldOf(object, 'aggregationRule') !== undefined) found.push({ path: 'aggregationRule', message: 'the rules of the role would come from other roles', fix: 'write the rules out' });
    return found;
  },
};
