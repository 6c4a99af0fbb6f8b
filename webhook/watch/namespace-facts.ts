/** What is kept of a Namespace of the cluster. */
import type { JsonObject } from '../../policies/admission/json.ts';
import { textAt, textsAt } from '../../policies/admission/json.ts';
import type { NamespaceFacts } from '../../policies/admission/subject.ts';
import { TENANT_LABEL } from '../../model/names.ts';

/** No rule reads longer ones, and 5,000 namespaces stay in memory. */
const MAX_ANNOTATION = 512;

/** Undefined for what is no Namespace. */
export function namespaceFacts(object: JsonObject): NamespaceFacts | undefined {
  const name = textAt(object, 'metadata', 'name');
  if (name === undefined || name === '') return undefined;
  const labels = Object.fromEntries(textsAt(object, 'metadata', 'labels'));
  const annotations = Object.fromEntries(textsAt(object, 'metadata', 'annotations').filter(([, text]) => text.length <= MAX_ANNOTATION));
  const terminating = textAt(object, 'metadata', 'deletionTimestamp') !== undefined;
  return { name, labels, annotations, tenant: Object.hasOwn(labels, TENANT_LABEL) ? labels[TENANT_LABEL] : undefined, terminating };
}
