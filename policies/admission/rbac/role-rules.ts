/**
 * A Role of a tenant grants nothing beyond what the tenant-admin persona may do in its namespace: every verb on every
 * resource of every rule is covered by model/persona-rules.ts. So there is no wildcard (it grants tomorrow's kinds too),
 * no escalate, bind or impersonate, no serviceaccounts/token, nodes/proxy, pods/proxy or pods/binding, no quotas, no
 * Endpoints, no URLs. The API server asks whether the author has these rights; this asks whether a tenant may.
 */
import type { Grant } from '../../../model/persona-rules.ts';
import { PERSONA_RULES } from '../../../model/persona-rules.ts';
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, listAt, type Json } from '../json.ts';
import { isExcused, writesSpec } from '../scope.ts';
import type { AdmissionPolicy } from '../subject.ts';

/** `group/resource` → verbs of the tenant-admin persona. */
function reachOf(grants: readonly Grant[]): ReadonlyMap<string, ReadonlySet<string>> {
  const reach = new Map<string, Set<string>>();
  for (const { apiGroups, resources, verbs } of grants) {
    for (const key of apiGroups.flatMap((group) => resources.map((resource) => `${group}/${resource}`))) {
      const known = reach.get(key) ?? new Set();
      for (const verb of verbs) known.add(verb);
      reach.set(key, known);
    }
  }
  return reach;
}

const REACH = reachOf(PERSONA_RULES.admin);
const NO_VERBS: ReadonlySet<string> = new Set();
/** A rule may list thousands of names; after so many faults the author knows. */
const MOST_FAULTS = 10;
const FIX = 'grant what the tenant-admin persona has, or less; bind the personas tenantry:tenant-admin, -user and -viewer where they fit';

function isTexts(list: readonly Json[]): list is readonly string[] {
  return list.every((item) => typeof item === 'string');
}

function uncovered(groups: readonly string[], resources: readonly string[], verbs: readonly string[]): string[] {
  const found: string[] = [];
  for (const group of groups) {
    for (const resource of resources) {
      const granted = REACH.get(`${group}/${resource}`) ?? NO_VERBS;
      const beyond = verbs.filter((verb) => !granted.has(verb));
      if (beyond.length > 0) found.push(`${beyond.slice(0, 8).map((verb) => quoted(verb)).join(', ')} on ${quoted(group === '' ? resource : `${resource}.${group}`)}`);
      if (found.length >= MOST_FAULTS) return found;
    }
  }
  return found;
}

function ruleViolations(rule: Json, index: number): Violation[] {
  const path = `rules[${index}]`;
  const [groups, resources, verbs] = ['apiGroups', 'resources', 'verbs'].map((key) => listAt(rule, key)) as [readonly Json[], readonly Json[], readonly Json[]];
  if (fieldOf(rule, 'nonResourceURLs') !== undefined) return [{ path: `${path}.nonResourceURLs`, message: 'a Role of a tenant grants no URLs', fix: 'remove them' }];
  if (!isTexts(groups) || !isTexts(resources) || !isTexts(verbs)) return [{ path, message: 'groups, resources and verbs are lists of texts', fix: FIX }];
  return uncovered(groups, resources, verbs).map((what) => ({ path, message: `grants ${what}, which is beyond the tenant-admin persona`, fix: FIX }));
}

export const roleRules: AdmissionPolicy = {
  id: 'role-rules',
  title: 'Roles grant nothing beyond the tenant-admin persona',
  level: 'breach',
  judges: (request) => writesSpec(request, 'rbac.authorization.k8s.io', 'roles', 'clusterroles'),
  check(subject) {
    if (isExcused(subject)) return [];
    return listAt(subject.request.object, 'rules').flatMap(ruleViolations);
  },
};
