/**
 * The AdmissionReview protocol (admission.k8s.io/v1). What comes is believed in nothing: a review that the API server
 * cannot have sent (duplicate keys, absurd depth, fields of another type) is refused, never guessed at.
 */
import type { AdmissionRequest, Operation } from '../../policies/admission/subject.ts';
import { fieldOf, isObject, objectAt, textAt, type Json, type JsonObject } from '../../policies/admission/json.ts';
import { keysInText, measure } from './json-shape.ts';

export const REVIEW_VERSION = 'admission.k8s.io/v1';

/** A review that cannot be judged; with a uid it is answered as a refusal, without one as HTTP 400. */
export class ReviewFault extends Error {
  override readonly name = 'ReviewFault';
  readonly uid: string | undefined;

  constructor(message: string, uid?: string) {
    super(message);
    this.uid = uid;
  }
}

export interface Review {
  readonly uid: string;
  readonly request: AdmissionRequest;
}

const OPERATIONS: readonly Operation[] = ['CREATE', 'UPDATE', 'DELETE', 'CONNECT'];
const UID = /^[A-Za-z0-9-]{1,128}$/;
/** Deeper than any object of Kubernetes, and far from the depth at which recursion hurts. */
const MAX_DEPTH = 200;
const MAX_GROUPS = 10_000;

function parseJson(text: string): Json {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ReviewFault('the body is not JSON');
  }
  const { keys, depth } = measure(value, MAX_DEPTH);
  if (depth > MAX_DEPTH) throw new ReviewFault(`the body is nested deeper than ${MAX_DEPTH} levels`);
  // JSON.parse keeps the last of two equal keys, others the first: two readers could see two objects.
  if (keys !== keysInText(text)) throw new ReviewFault('the body repeats a key');
  return value;
}

function text(value: Json | undefined, key: string, uid: string): string {
  const found = fieldOf(value, key);
  if (found === undefined) return '';
  if (typeof found !== 'string') throw new ReviewFault(`${key} is not text`, uid);
  return found;
}

function objectOrNone(value: Json | undefined, key: string, uid: string): JsonObject | undefined {
  const found = fieldOf(value, key);
  if (found === undefined) return undefined;
  if (!isObject(found)) throw new ReviewFault(`${key} is not an object`, uid);
  return found;
}

function groupsOf(user: JsonObject, uid: string): readonly string[] {
  const found = fieldOf(user, 'groups') ?? [];
  const names = Array.isArray(found) ? found.filter((group) => typeof group === 'string') : [];
  const isList = Array.isArray(found) && found.length <= MAX_GROUPS && names.length === found.length;
  if (!isList) throw new ReviewFault('userInfo.groups is not a list of names', uid);
  return names;
}

/** The objects that a request is about; those that its operation must have are there. */
function objectsOf(source: JsonObject, operation: Operation, uid: string): Pick<AdmissionRequest, 'object' | 'oldObject' | 'options'> {
  const object = objectOrNone(source, 'object', uid);
  const oldObject = objectOrNone(source, 'oldObject', uid);
  if ((operation === 'CREATE' || operation === 'UPDATE') && object === undefined) throw new ReviewFault(`${operation} without an object`, uid);
  if (operation === 'UPDATE' && oldObject === undefined) throw new ReviewFault('UPDATE without the old object', uid);
  return { object, oldObject, options: objectOrNone(source, 'options', uid) };
}

function userOf(source: JsonObject, uid: string): AdmissionRequest['user'] {
  const user = objectAt(source, 'userInfo');
  const username = textAt(user, 'username');
  if (user === undefined || username === undefined || username === '') throw new ReviewFault('the user is not named', uid);
  return { username, groups: groupsOf(user, uid) };
}

function dryRunOf(source: JsonObject, uid: string): boolean {
  const dryRun = fieldOf(source, 'dryRun') ?? false;
  if (typeof dryRun !== 'boolean') throw new ReviewFault('dryRun is neither true nor false', uid);
  return dryRun;
}

function requestOf(source: JsonObject, uid: string): AdmissionRequest {
  const operation = OPERATIONS.find((known) => known === textAt(source, 'operation'));
  if (operation === undefined) throw new ReviewFault('the operation is unknown', uid);
  const target = objectOrNone(source, 'resource', uid);
  const resource = text(target, 'resource', uid);
  if (resource === '') throw new ReviewFault('the resource is not named', uid);
  const kind = text(objectOrNone(source, 'kind', uid), 'kind', uid);
  if (kind === '') throw new ReviewFault('the kind is not named', uid);
  const objects = objectsOf(source, operation, uid);
  const group = text(target, 'group', uid);
  const name = text(source, 'name', uid);
  // The API server gives a Namespace's own name as its namespace, but not in every operation.
  const isNamespace = group === '' && resource === 'namespaces';
  const ownName = (): string => name || textAt(objects.object, 'metadata', 'name') || textAt(objects.oldObject, 'metadata', 'name') || '';
  return {
    operation, group, resource, kind, name, ...objects,
    version: text(target, 'version', uid),
    subResource: text(source, 'subResource', uid),
    namespace: isNamespace ? ownName() : text(source, 'namespace', uid),
    dryRun: dryRunOf(source, uid),
    user: userOf(source, uid),
  };
}

/** Reads the body of a call. @throws ReviewFault */
export function parseReview(body: string): Review {
  const review = parseJson(body);
  const request = objectAt(review, 'request');
  const uid = textAt(request, 'uid');
  if (request === undefined || uid === undefined || !UID.test(uid)) throw new ReviewFault('the body holds no request with a uid');
  if (textAt(review, 'apiVersion') !== REVIEW_VERSION || textAt(review, 'kind') !== 'AdmissionReview') {
    throw new ReviewFault(`the body is no AdmissionReview of ${REVIEW_VERSION}`, uid);
  }
  return { uid, request: requestOf(request, uid) };
}
