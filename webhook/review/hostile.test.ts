/** Reviews that no API server sends, from the text of the call to the text of the answer. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../policies/admission/json.ts';
import type { AdmissionRequest } from '../../policies/admission/subject.ts';
import { anyJson } from '../../policies/admission/testing/arbitrary.ts';
import { allFixtures } from '../../policies/admission/testing/fixtures.ts';
import { placesIn, replacedAt } from '../../policies/admission/testing/places.ts';
import { mutate } from '../../policies/admission/mutate/index.ts';
import { SILENT_LOG } from '../../runtime/log.ts';
import { ReviewEndpoint, type HttpReply } from '../server/endpoint.ts';
import { WebhookMetrics } from '../server/metrics.ts';
import { PLAIN_POD, requestBody, sources } from '../testing/reviews.ts';
import { ClusterThrottle } from '../throttle/cluster-throttle.ts';
import { MemoryStore } from '../../runtime/throttle/memory-store.ts';
import { mutateReviewer } from './mutate.ts';
import { validateReviewer } from './validate.ts';

const UID = '705ab4f5-6393-11e8-b7cc-42010a800002';
const metrics = new WebhookMetrics();
const nowMs = (): number => 0;
const shared = { metrics, log: SILENT_LOG, monotonicMs: () => performance.now() };
const throttle = { counts: () => false, take: () => undefined } as unknown as ClusterThrottle;
const validate = new ReviewEndpoint({ ...shared, name: 'validate', review: validateReviewer({ sources: sources(), gate: { refusal: () => undefined }, throttle, metrics, nowMs, monotonicMs: shared.monotonicMs }) });
const fill = new ReviewEndpoint({ ...shared, name: 'mutate', review: mutateReviewer(sources(), mutate) });

interface Said {
  readonly allowed: boolean;
  readonly code: number | undefined;
}

/** What an API server reads: a call that is no review at all is an HTTP failure, which it takes for a refusal. */
function said({ status, body }: HttpReply): Said {
  if (status !== 200) return { allowed: false, code: status };
  const { response } = JSON.parse(body) as { response: { uid: unknown; allowed: unknown; status?: { code: number } } };
  expect([response.uid, typeof response.allowed]).toEqual([UID, 'boolean']);
  return { allowed: response.allowed === true, code: response.status?.code };
}

function reviewOf(request: Json): string {
  return JSON.stringify({ apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', request });
}

function bodyOf({ operation, group, version, kind, resource, subResource, namespace, name, object, oldObject, options, dryRun, user }: AdmissionRequest): JsonObject {
  return JSON.parse(JSON.stringify({
    uid: UID, kind: { group, version, kind }, resource: { group, version, resource }, subResource, namespace, name, operation, userInfo: user,
    object: object ?? null, oldObject: oldObject ?? null, options: options ?? null, dryRun,
  })) as JsonObject;
}

const bodies: readonly JsonObject[] = allFixtures().map(({ subject }) => bodyOf(subject.request));
const anyBody = fc.constantFrom(...bodies);

/** The body with any JSON in some of its places; a namespace that nobody knows is no fault of the text's. */
const changedBody = fc.tuple(anyBody, fc.array(fc.tuple(fc.nat(), anyJson), { minLength: 1, maxLength: 4 })).map(([body, changes]) =>
  changes.reduce<JsonObject>((current, [at, value]) => {
    const places = placesIn(current).filter(([part]) => part !== 'uid' && part !== 'namespace');
    return replacedAt(current, places[at % places.length] ?? [], value) ?? current;
  }, body));

describe('a review with anything in the place of anything', () => {
  it('is answered, and never by a fault of ours', async () => {
    await fc.assert(fc.asyncProperty(changedBody, async (body) => {
      const text = reviewOf(body);
      for (const endpoint of [validate, fill]) {
        const { code } = said(await endpoint.answer(text, '10s'));
        // A Namespace that is another kind now lies in a namespace that nobody knows: that cannot be judged, and is so no fault.
        if (code === 500) expect(body['namespace']).not.toBe('tenant-acme');
      }
    }), { numRuns: 1_000 });
  });

  it('is not allowed when a part of its request has no valid shape', async () => {
    const parts = { kind: [null, 1, [], 'Pod', {}], resource: [null, 1, [], {}, { resource: 1 }, { group: [], resource: 'pods' }, { resource: '' }], operation: [null, 1, '', 'PATCH', 'create', ['CREATE']], object: [1, 'x', [], true], oldObject: [1, 'x', [], true], options: [1, 'x', [], true], userInfo: [null, 1, [], {}, { username: 1 }, { username: '' }, { username: 'a', groups: 'x' }, { username: 'a', groups: [1] }], namespace: [1, {}, []], name: [1, {}, []], subResource: [1, {}, []], dryRun: [1, 'true', {}] } as const;
    for (const [part, values] of Object.entries(parts)) {
      for (const value of values) {
        const body = { ...requestBody({ object: { ...PLAIN_POD, kind: 'ConfigMap', spec: undefined }, resource: { group: '', version: 'v1', resource: 'configmaps' } }), [part]: value };
        expect(said(await validate.answer(reviewOf(body as unknown as Json), '10s')), `${part} ${JSON.stringify(value)}`).toMatchObject({ allowed: false, code: 400 });
      }
    }
  });

  it.each(['v1', 'admission.k8s.io/v1beta1', '', null, 1, {}])('is not allowed in version %j', async (apiVersion) => {
    expect(said(await validate.answer(JSON.stringify({ apiVersion, kind: 'AdmissionReview', request: requestBody() }), '10s')).allowed).toBe(false);
  });

  it.each<[string, object]>([
    ['CONNECT without anything', { operation: 'CONNECT', object: null, options: null }],
    ['DELETE without the old object', { operation: 'DELETE', object: null, oldObject: null }],
    ['DELETE of a namespace that nobody shows', { operation: 'DELETE', resource: { group: '', version: 'v1', resource: 'namespaces' }, object: null, oldObject: null, namespace: '', name: 'tenant-acme' }],
  ])('is answered as %s', async (_, more) => {
    expect(said(await validate.answer(reviewOf(requestBody({ ...more }) as Json), '10s')).code).not.toBe(500);
  });
});

function podOf(spec: Json): string {
  return reviewOf({ ...requestBody(), object: { ...PLAIN_POD, spec } });
}

function repeated(count: number, item: (index: number) => Json): Json[] {
  return Array.from({ length: count }, (_, index) => item(index));
}

describe('a review of absurd size', () => {
  const container = (name: string, more: JsonObject = {}): JsonObject => ({ name, image: 'registry.acme.test/app:1', ...more });
  const filler = 'x'.repeat(3_000_000);

  it.each<[string, () => string]>([
    ['10,000 containers that break every rule', () => podOf({ containers: repeated(10_000, (index) => container(`c${index}`, { image: 'localhost/x', securityContext: { privileged: true }, ports: [{ hostPort: 1 }] })) })],
    ['60,000 variables', () => podOf({ containers: [container('a', { env: repeated(60_000, (index) => ({ name: `E${index}`, value: 'v' })) })] })],
    ['60,000 volumes of the node', () => podOf({ containers: [container('a')], volumes: repeated(60_000, (index) => ({ name: `v${index}`, hostPath: { path: '/' } })) })],
    ['60,000 tolerations', () => podOf({ containers: [container('a')], tolerations: repeated(60_000, () => ({ operator: 'Exists' })) })],
    ['3 MB twice', () => reviewOf({ ...requestBody({ operation: 'UPDATE' }), object: { ...PLAIN_POD, a: filler }, oldObject: { ...PLAIN_POD, spec: {}, a: filler } })],
    ['60,000 keys of the platform', () => reviewOf({ ...requestBody(), object: { ...PLAIN_POD, metadata: { labels: Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`tenantry.dev/${index}`, 'x'])) } } })],
    ['a quantity of a million digits', () => podOf({ containers: [container('a', { resources: { requests: { cpu: '9'.repeat(1_000_000) } } })] })],
    ['numbers beyond any type', () => podOf({ containers: [container('a')], priority: 0, terminationGracePeriodSeconds: 'N' }).replace('"N"', '1e999')],
  ])('%s is refused in so many words', async (_, text) => {
    const { status, body } = await validate.answer(text(), '10s');
    expect(said({ status, body }).allowed).toBe(false);
    expect(body.length).toBeLessThan(64_000);
  });

  it('with lone surrogates and unseen characters says nothing that steers a terminal', async () => {
    const { body } = await validate.answer(podOf({ containers: [container('\ud800\u202e\u001b[31m', { image: '\udfff' })] }), '10s');
    expect(JSON.stringify(JSON.parse(body))).not.toMatch(/\u202e|\u001b|\\u001b|\\ud800|\\udfff/);
  });
});

describe('throttled reviews', () => {
  it('are refused with 429 and a hint, whatever the object is', async () => {
    const facts = sources();
    const limited = { ...facts, tenants: { ...facts.tenants, known: (id: string) => { const found = facts.tenants.known(id); return found === undefined ? undefined : { ...found, throttle: { requestsPerMinute: 1 } }; } } };
    const real = new ClusterThrottle({ store: new MemoryStore(), nowMs });
    const endpoint = new ReviewEndpoint({ ...shared, name: 'validate', review: validateReviewer({ sources: limited, gate: { refusal: () => undefined }, throttle: real, metrics, nowMs, monotonicMs: shared.monotonicMs }) });
    const configMap = reviewOf(requestBody({ resource: { group: '', version: 'v1', resource: 'configmaps' }, object: { kind: 'ConfigMap', metadata: { name: 'a' } } }) as Json);
    expect([said(await endpoint.answer(configMap, '10s')), said(await endpoint.answer(configMap, '10s'))]).toEqual([{ allowed: true, code: undefined }, { allowed: false, code: 429 }]);
  });
});
