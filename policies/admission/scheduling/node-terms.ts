/** What a pod asks of its node: selectors and affinities as one list of requirements, each with its place. */
import { listAt, objectAt, textAt, type Json } from '../json.ts';
import type { Pod } from '../pods/pod.ts';
import { quoted } from '../../../model/shown.ts';

export interface NodeRequirement {
  readonly path: string;
  /** Node label, or node field. */
  readonly key: string;
  readonly isField: boolean;
  readonly operator: string;
  readonly values: readonly Json[];
}

/** A term of an affinity: all its requirements together; terms stand beside each other with OR. */
interface NodeTerm {
  readonly path: string;
  readonly requirements: readonly NodeRequirement[];
}

function requirementsOf(term: Json, path: string): NodeRequirement[] {
  return (['matchExpressions', 'matchFields'] as const).flatMap((list) =>
    listAt(term, list).map((item, index) => ({
      path: `${path}.${list}[${index}]`,
      key: textAt(item, 'key') ?? '',
      isField: list === 'matchFields',
      operator: textAt(item, 'operator') ?? '',
      values: listAt(item, 'values'),
    })),
  );
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** The terms of which at least one must hold. */
export function requiredTerms(pod: Pod): NodeTerm[] {
  const path = `${pod.specPath}.affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms`;
  return listAt(pod.spec, 'affinity', 'nodeAffinity', REQUIRED, 'nodeSelectorTerms').map((term, index) => ({
    path: `${path}[${index}]`,
    requirements: requirementsOf(term, `${path}[${index}]`),
  }));
}

function selectorRequirements(pod: Pod): NodeRequirement[] {
  const selector = objectAt(pod.spec, 'nodeSelector') ?? {};
  return Object.entries(selector).map(([key, value]) => ({
    path: `${pod.specPath}.nodeSelector[${quoted(key)}]`, key, isField: false, operator: 'In', values: [value ?? null],
  }));
}

/** Every requirement, of the selector and of every term, required or preferred. */
export function nodeRequirements(pod: Pod): NodeRequirement[] {
  const preferredPath = `${pod.specPath}.affinity.nodeAffinity.${PREFERRED}`;
  const preferred = listAt(pod.spec, 'affinity', 'nodeAffinity', PREFERRED).flatMap((item, index) =>
    requirementsOf(objectAt(item, 'preference') ?? {}, `${preferredPath}[${index}].preference`),
  );
  return [...selectorRequirements(pod), ...requiredTerms(pod).flatMap(({ requirements }) => requirements), ...preferred];
}
