import { describe, expect, it } from 'vitest';
import { requestBody, reviewText } from '../testing/reviews.ts';
import { parseReview, ReviewFault } from './review.ts';

function faultOf(body: string): ReviewFault {
  try {
    parseReview(body);
  } catch (error) {
    if (error instanceof ReviewFault) return error;
    throw error;
  }
  throw new Error('the review was read');
}

describe('parseReview()', () => {
  it('reads what an API server sends', () => {
    const { uid, request } = parseReview(reviewText());
    expect(uid).toBe('705ab4f5-6393-11e8-b7cc-42010a800002');
    expect(request).toMatchObject({
      operation: 'CREATE', group: '', version: 'v1', kind: 'Pod', resource: 'pods', subResource: '', namespace: 'tenant-acme', name: 'web',
      oldObject: undefined, dryRun: false, user: { username: 'ann' },
    });
  });

  it.each(['CREATE', 'UPDATE', 'DELETE'] as const)('gives a Namespace its own name as namespace on %s', (operation) => {
    const object = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'tenant-acme' } };
    const about = { operation, resource: { group: '', version: 'v1', resource: 'namespaces' }, kind: { group: '', version: 'v1', kind: 'Namespace' }, namespace: '', name: '' };
    const objects = operation === 'CREATE' ? { object } : operation === 'UPDATE' ? { object, oldObject: object } : { object: null, oldObject: object };
    expect(parseReview(reviewText({ ...about, ...objects })).request.namespace).toBe('tenant-acme');
  });

  it('needs no groups and no names', () => {
    const { request } = parseReview(reviewText({ name: undefined, userInfo: { username: 'ann' }, options: null }));
    expect(request).toMatchObject({ name: '', user: { username: 'ann', groups: [] }, options: undefined });
  });

  it.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['no request', '{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview"}'],
    ['no uid', reviewText({ uid: undefined })],
    ['a uid that is no text', reviewText({ uid: { a: 1 } })],
    ['a uid with line breaks', reviewText({ uid: 'a\nb' })],
    ['a key twice', reviewText().replace('"name":"web",', '"name":"web","name":"other",')],
    ['__proto__ twice', reviewText({ object: JSON.parse('{"__proto__":{"a":1},"x":1}') }).replace('"x":1', '"__proto__":{"b":1},"x":1')],
    ['absurd depth', reviewText({ object: { a: 'deep' } }).replace('"deep"', `${'['.repeat(100_000)}${']'.repeat(100_000)}`)],
  ])('tells of %s without a uid', (_, body) => {
    expect(faultOf(body).uid).toBeUndefined();
  });

  it.each([
    ['another version', JSON.stringify({ apiVersion: 'admission.k8s.io/v1beta1', kind: 'AdmissionReview', request: requestBody() })],
    ['another kind', JSON.stringify({ apiVersion: 'admission.k8s.io/v1', kind: 'Review', request: requestBody() })],
    ['an unknown operation', reviewText({ operation: 'PATCH' })],
    ['no kind', reviewText({ kind: null })],
    ['a kind that is text', reviewText({ kind: 'Pod' })],
    ['no resource', reviewText({ resource: null })],
    ['a resource that is a list', reviewText({ resource: ['pods'] })],
    ['a resource that is no text', reviewText({ resource: { resource: ['pods'] } })],
    ['no user', reviewText({ userInfo: null })],
    ['an empty user', reviewText({ userInfo: { username: '' } })],
    ['groups that are no list', reviewText({ userInfo: { username: 'ann', groups: 'system:masters' } })],
    ['groups that are no texts', reviewText({ userInfo: { username: 'ann', groups: [['system:masters']] } })],
    ['CREATE without an object', reviewText({ object: null })],
    ['UPDATE without the old one', reviewText({ operation: 'UPDATE' })],
    ['an object that is a list', reviewText({ object: [] })],
    ['an object that is text', reviewText({ object: 'pod' })],
    ['dryRun that is text', reviewText({ dryRun: 'false' })],
    ['a namespace that is an object', reviewText({ namespace: {} })],
  ])('refuses %s with the uid of the call', (_, body) => {
    expect(faultOf(body).uid).toBe('705ab4f5-6393-11e8-b7cc-42010a800002');
  });

  it('takes __proto__ for a plain key', () => {
    const body = reviewText().replace('"metadata":', '"__proto__":{"spec":{"hostNetwork":true}},"metadata":');
    expect(Object.getPrototypeOf(parseReview(body).request.object)).toBe(Object.prototype);
  });
});
