/** Pods for tests: one that every rule takes, and changes to it. */
import type { Json, JsonObject } from '../json.ts';
import { isObject } from '../json.ts';

const CONTAINER: JsonObject = {
  name: 'web',
  image: 'ghcr.io/acme/web:1.2',
  imagePullPolicy: 'Always',
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
};

const SPEC: JsonObject = {
  securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  containers: [CONTAINER],
};

/** `over` laid upon `base`, object by object; lists and null replace. */
function merged(base: JsonObject, over: JsonObject): JsonObject {
  const result: Record<string, Json | undefined> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    result[key] = isObject(value) && isObject(below) ? merged(below, value) : value;
  }
  return result;
}

/** A container that every rule takes, with these fields laid upon it. */
export function container(fields: JsonObject = {}): JsonObject {
  return merged(CONTAINER, fields);
}

/** A pod spec that every rule takes, with these fields laid upon it. */
export function podSpec(fields: JsonObject = {}): JsonObject {
  return merged(SPEC, fields);
}

/** A Pod that every rule takes, with these fields laid upon its spec and metadata. */
export function podWith(spec: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', ...metadata }, spec: podSpec(spec) };
}

/** The same with fields laid upon its one container. */
export function podWithContainer(fields: JsonObject): JsonObject {
  return podWith({ containers: [container(fields)] });
}
