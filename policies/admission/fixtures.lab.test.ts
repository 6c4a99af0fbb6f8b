import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiUser } from '../../charts/testing/api-user.ts';
import { FLOOR } from '../../charts/floor.ts';
import { startLab, type Lab } from '../../lab/lab.ts';
import { waitFor } from '../../lab/wait.ts';
import { startReplica, type Replica } from '../../webhook/testing/replica.ts';
import { PERSONA_RULES } from '../../model/persona-rules.ts';
import { ADMISSION_POLICIES, judge } from './index.ts';
import { mutate } from './mutate/index.ts';
import type { AdmissionRequest } from './subject.ts';
import { applyPatch } from './testing/apply-patch.ts';
import { isAdmitted, policiesIn, type Answered } from './testing/fixture-calls.ts';
import { placed, type Placed } from './testing/fixture-cells.ts';
import { prepareFixtures, type FixtureCluster } from './testing/fixture-cluster.ts';
import { allFixtures } from './testing/fixtures.ts';
import { subjectOf } from './testing/subjects.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const DEADLINE = { deadlineMs: 60_000 };
const NOBODY: Answered = { status: 0, message: 'was not sent', warnings: [] };

/** What the API server refuses before any policy is asked: it cannot decode it, or its own validation says no. */
const REFUSED_BEFORE: ReadonlyMap<string, RegExp> = new Map([
  ['object-shape/fail/external-ips-text.yaml', /cannot unmarshal string/],
  ['object-shape/fail/labels-list.yaml', /cannot unmarshal array/],
  ['endpoint-addresses/fail/mapped.yaml', /must not be an IPv4-mapped IPv6 address/],
  ['pod-annotations/fail/mirror.yaml', /must set spec.nodeName if mirror pod annotation is set/],
  ['pod-os/fail/host-process.yaml', /hostNetwork must be true if pod contains any hostProcess containers/],
  ['pod-os/fail/windows.yaml', /cannot be set for a windows pod/],
  ['pod-shape/fail/containers-as-map.yaml', /cannot unmarshal object/],
  ['pod-shape/fail/flag-as-text.yaml', /cannot unmarshal string/],
  ['pod-shape/fail/no-spec.yaml', /spec.template.spec.containers: Required value/],
  ['seccomp/fail/annotation.yaml', /seccomp type in annotation and field must match/],
  ['volumes/fail/two-sources.yaml', /may not specify more than 1 volume type/],
]);

/** Fields that this API server does not know, or drops as long as a feature is off: nothing of them is left to judge. */
const DROPPED: ReadonlySet<string> = new Set(['token-projections/fail/certificate.yaml', 'volumes/fail/unknown.yaml']);

const all = placed(allFixtures());
const table = all.map((one) => [one.key, one] as const);
const floorIds: ReadonlySet<string> = new Set(FLOOR.map(({ id }) => id));

let folder: string;
let lab: Lab;
let cluster: FixtureCluster;
let replica: Replica | undefined;
let answers: ReadonlyMap<string, Answered> = new Map();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenantry-fixtures-'));
  lab = await startLab({ dir: join(folder, 'lab'), clusters: ['eu-1'], env: process.env, nodes: 0, flux: false, log: () => undefined, apiServerFlags: ['--feature-gates=CrossNamespaceVolumeDataSource=true'] });
  cluster = await prepareFixtures(lab.cluster('eu-1'), all);
}, 40 * 60_000);

afterAll(async () => {
  replica?.signal('SIGKILL');
  await lab?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What the pure rules say of a fixture, sorted. */
function expectedOf({ fixture }: Placed): string[] {
  return [...new Set(judge(fixture.subject, NOW).violations.map(({ policy }) => policy))].sort();
}

/** What rules of the floor's ids say, each by itself. */
function expectedOfFloor({ fixture: { subject } }: Placed): string[] {
  return ADMISSION_POLICIES.filter((policy) => floorIds.has(policy.id) && policy.judges(subject.request) && policy.check(subject).length > 0).map(({ id }) => id).sort();
}

function answerOf({ key }: Placed): Answered {
  return answers.get(key) ?? NOBODY;
}

/** True once the API server calls it and believes its certificate. */
async function webhookAnswers(): Promise<true | undefined> {
  const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'probe', labels: { 'tenantry.dev/tenant': 'globex' } } };
  const { message } = await cluster.judged.root.request('POST', '/api/v1/namespaces/tenant-acme/configmaps?dryRun=All', body);
  return message.includes('[tenantry/reserved-metadata]') ? true : undefined;
}

/** An object of a shard branch is also held to its shard, which is no rule of the webhook. */
function withoutShardScope(ids: readonly string[]): string[] {
  return ids.filter((id) => id !== 'shard-scope');
}

describe('the floor alone', () => {
  let told: ReadonlyMap<string, Answered> = new Map();
  beforeAll(async () => {
    // The API server takes up each rule by itself, some time after it was applied.
    answers = await waitFor('every rule of the floor to be in force', async () => {
      const found = await cluster.tryAll();
      const refused = table.filter(([key, one]) => expectedOfFloor(one).length > 0 && !REFUSED_BEFORE.has(key)).map(([, one]) => one);
      const ids = new Set(refused.flatMap(expectedOfFloor));
      for (const one of refused) if (!isAdmitted(one.request, found.get(one.key) ?? NOBODY)) for (const id of expectedOfFloor(one)) ids.delete(id);
      if (ids.size === 0) return found;
      throw new Error([...ids].join());
    }, DEADLINE);
    await cluster.setFloor('Warn');
    told = await cluster.tryAll();
  }, 300_000);

  it.each(table)('judges %s as the rules of the same names do', (_, one) => {
    const answer = answerOf(one);
    const before = REFUSED_BEFORE.get(one.key);
    if (before !== undefined) return expect(answer.message).toMatch(before);
    const expected = expectedOfFloor(one);
    // A refusal names one policy. Where bindings only warn, each says what it thinks.
    expect(isAdmitted(one.request, answer), answer.message).toBe(expected.length === 0);
    expect(withoutShardScope(policiesIn([answer.message, ...(told.get(one.key)?.warnings ?? [])].join()))).toEqual(expected);
  });
});

describe('the webhook alone', () => {
  beforeAll(async () => {
    replica = await startReplica(cluster.judged.flags);
    await waitFor('a ready replica', async () => ((await replica?.isReady()) === true ? true : undefined), DEADLINE);
    await cluster.judged.judge(replica.port);
    await cluster.maker.request('DELETE', '/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations/tenantry');
    await cluster.setFloor('none');
    await waitFor('the webhook to be trusted', () => webhookAnswers(), DEADLINE);
    answers = await cluster.tryAll();
  }, 300_000);

  it.each(table)('judges %s as its rules do', (_, one) => {
    const answer = answerOf(one);
    const before = REFUSED_BEFORE.get(one.key);
    if (before !== undefined) return expect(answer.message).toMatch(before);
    const isDropped = DROPPED.has(one.key);
    expect(policiesIn(answer.message), answer.message).toEqual(isDropped ? [] : expectedOf(one));
    expect(isAdmitted(one.request, answer), answer.message).toBe(isDropped || one.fixture.expected === 'pass');
  });
});

const VERBS = { CREATE: 'create', UPDATE: 'update', DELETE: 'delete', CONNECT: 'get' } as const;

/** Whether the persona of a tenant admin has the right to send it at all. */
function hasRight({ operation, group, resource, subResource }: AdmissionRequest): boolean {
  const full = subResource === '' ? resource : `${resource}/${subResource}`;
  return PERSONA_RULES.admin.some(({ apiGroups, resources, verbs }) => apiGroups.includes(group) && resources.includes(full) && verbs.includes(VERBS[operation]));
}

/** What the rules say after mutation has filled in what was missing. */
function isAllowedAfterMutation({ fixture: { form, subject } }: Placed): boolean {
  const object = form.object === undefined ? undefined : applyPatch(form.object, mutate(subject));
  return judge(subjectOf({ ...form, ...(object === undefined ? {} : { object }) }), NOW).allowed;
}

const JOB = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'probe' }, spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'ghcr.io/acme/web:1.2' }] } } } };

describe('a tenant admin, with everything in force', () => {
  beforeAll(async () => {
    await cluster.asRendered('tenantry:acme:admins');
    await cluster.setFloor('Deny');
    await cluster.judged.judge(replica?.port ?? 0);
    const alice = await apiUser(lab.cluster('eu-1'), 'alice', ['tenantry:acme:admins', 'system:authenticated']);
    await waitFor('the webhook to be trusted with changes', async () => {
      const { message } = await alice.request('POST', '/apis/batch/v1/namespaces/tenant-acme/jobs?dryRun=All', JOB);
      return message.includes('failed calling webhook') ? undefined : true;
    }, DEADLINE);
    const last = `/api/v1/namespaces/${all.findLast(({ fixture }) => fixture.policy === 'topology')?.request.namespace ?? ''}/pods`;
    await waitFor('the persona', async () => ((await alice.request('GET', last)).status === 200 ? true : undefined), DEADLINE);
    answers = await cluster.tryAllAs(alice);
  }, 300_000);

  const people = all.filter(({ form }) => form.request?.user === undefined);

  it.each(people.filter(hasNoRight).map((one) => [one.key, one] as const))('is refused %s by RBAC', (_, one) => {
    expect(answerOf(one).status).toBe(403);
    expect(answerOf(one).message).toContain('cannot');
  });

  it.each(people.filter((one) => !hasNoRight(one)).map((one) => [one.key, one] as const))('meets the same verdict on %s', (_, one) => {
    const answer = answerOf(one);
    const isAllowed = DROPPED.has(one.key) || isAllowedAfterMutation(one);
    expect(isAdmitted(one.request, answer), answer.message).toBe(isAllowed && !REFUSED_BEFORE.has(one.key));
  });
});

function hasNoRight({ request }: Placed): boolean {
  return !hasRight(request);
}
