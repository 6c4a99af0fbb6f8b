/** Reading labels and annotations of hostile objects. */
import { MANAGED_LABEL } from '../../../model/names.ts';
import { textAt, type JsonObject } from '../json.ts';

export function labelOf(object: JsonObject | undefined, key: string): string | undefined {
  return textAt(object, 'metadata', 'labels', key);
}

/** True for what is rendered. */
export function isManaged(object: JsonObject | undefined): boolean {
  return labelOf(object, MANAGED_LABEL) === 'true';
}
