import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FLOOR } from '../../charts/floor.ts';
import { startLab, type Lab } from '../../lab/lab.ts';
import { waitFor } from '../../lab/wait.ts';
import { startReplica, type Replica } from '../../webhook/testing/replica.ts';
import { ADMISSION_POLICIES, judge } from './index.ts';
import { isAdmitted, policiesIn, type Answered } from './testing/fixture-calls.ts';
import { placed, type Placed } from './testing/fixture-cells.ts';
import { prepareFixtures, type FixtureCluster } from './testing/fixture-cluster.ts';
import { allFixtures } from './testing/fixtures.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const DEADLINE = { deadlineMs: 60_000 };
const NOBODY: Answered = { status: 0, message: 'was not sent', warnings: [] };

/** What the API server refuses before any policy is asked: it cannot decode it, or its own validation says no. */
const REFUSED_BEFORE: ReadonlyMap<string, RegExp> = new Map([
  ['object-shape/fail/external-ips-text.yaml', /cannot unmarshal string/],
  ['object-shape/fail/labels-list.yaml', /cannot unmarshal array/],
  ['endpoint-addresses/fail/mapped.yaml', /must not be an IPv4-mapped IPv6 address/],
]);

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
  lab = await startLab({ dir: join(folder, 'lab'), clusters: ['eu-1'], env: process.env, nodes: 0, flux: false, log: () => undefined });
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

describe('the floor alone', () => {
  beforeAll(async () => {
    answers = await cluster.tryAll();
  });

  it.each(table)('judges %s as the rule of its name does', (_, one) => {
    const answer = answerOf(one);
    const before = REFUSED_BEFORE.get(one.key);
    if (before !== undefined) return expect(answer.message).toMatch(before);
    const expected = expectedOfFloor(one);
    const found = policiesIn(answer.message);
    if (expected.length === 0) expect(found, answer.message).toEqual([]);
    else expect(expected, answer.message).toContain(found[0]);
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
    expect(policiesIn(answer.message), answer.message).toEqual(expectedOf(one));
    expect(isAdmitted(one.request, answer), answer.message).toBe(one.fixture.expected === 'pass');
  });
});
