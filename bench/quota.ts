/** `quota`: storms of creates at a tenant's limit, on the lab with two replicas of the fence. */
import type { Bench, Result } from './result.ts';
import { startQuotaLab, type QuotaLab } from '../webhook/quota/testing/quota-lab.ts';
import { NAMESPACES, QuotaTenant } from '../webhook/quota/testing/quota-tenant.ts';
import { namespaceObjects, podObject } from '../webhook/quota/testing/quota-objects.ts';

const LIMIT = 10;
const EACH = 50;
const ROUNDS = 5;
const TIMES = { youngMs: 2_000, settleMs: 1_500 };

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Milliseconds of the same storm in two namespaces that no webhook guards, each with half the limit. */
async function nativeStorms(lab: QuotaLab): Promise<number> {
  const names = ['plain-one', 'plain-two'];
  for (const name of names) {
    for (const object of namespaceObjects(name, 'plain', { pods: String(LIMIT / names.length) })) {
      await lab.admin.apply({ ...object, metadata: { ...object.metadata, labels: {} } });
    }
    await lab.admin.until({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: name } }, 'made', () => true);
    const quota = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'tenantry', namespace: name } };
    await lab.admin.until(quota, 'counted', ({ status }) => (status as { used?: object } | undefined)?.used);
  }
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    const creates = Array.from({ length: EACH }, (_, n) => names.map((name) => lab.admin.create(podObject(`plain-${round}-${n}`, name)))).flat();
    await Promise.allSettled(creates);
    times.push(performance.now() - start);
    for (const name of names) {
      await lab.admin.api.send({ method: 'DELETE', path: `/api/v1/namespaces/${name}/pods?gracePeriodSeconds=0` });
      const quota = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'tenantry', namespace: name } };
      await lab.admin.until(quota, 'free again', ({ status }) => ((status as { used: { pods: string } }).used.pods === '0' ? true : undefined));
    }
  }
  return median(times);
}

interface Stormed {
  /** Medians over the rounds. */
  readonly ms: number;
  readonly callsPerCreate: number;
  readonly admitted: number;
}

async function storms(lab: QuotaLab, tenant: QuotaTenant): Promise<Stormed> {
  const rounds: Stormed[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await lab.calls();
    const start = performance.now();
    const { admitted } = await tenant.storm(EACH);
    const ms = performance.now() - start;
    if (admitted > LIMIT) throw new Error(`${admitted} pods were admitted at a limit of ${LIMIT}`);
    rounds.push({ ms, admitted, callsPerCreate: ((await lab.calls()) - before) / (EACH * NAMESPACES.length) });
    await tenant.removePods();
    await tenant.untilIdle(LIMIT);
  }
  const middle = (key: keyof Stormed): number => median(rounds.map((round) => round[key]));
  return { ms: middle('ms'), callsPerCreate: middle('callsPerCreate'), admitted: middle('admitted') };
}

function results(fence: Stormed, refusing: Stormed, nativeMs: number): Result[] {
  const name = 'refusing without lowering the quota first';
  return [
    { name: 'quota.calls-per-create', value: fence.callsPerCreate, unit: 'calls', baseline: { name, value: refusing.callsPerCreate }, ratio: refusing.callsPerCreate / fence.callsPerCreate },
    { name: 'quota.admitted', value: fence.admitted, unit: `of ${LIMIT} pods that fit`, baseline: { name, value: refusing.admitted }, ratio: fence.admitted / refusing.admitted },
    { name: 'quota.storm', value: fence.ms, unit: `ms for ${EACH * NAMESPACES.length} creates`, baseline: { name: 'ResourceQuotas alone, half the limit each', value: nativeMs }, ratio: nativeMs / fence.ms },
  ];
}

async function storm(): Promise<readonly Result[]> {
  // The gate is part of /validate, which has figures of its own.
  const lab = await startQuotaLab({ times: TIMES, log: () => undefined, gate: false });
  try {
    const tenant = new QuotaTenant(lab);
    await tenant.limit(LIMIT);
    for (const name of NAMESPACES) await tenant.addNamespace(name, LIMIT);
    await tenant.untilIdle(LIMIT);
    const fence = await storms(lab, tenant);
    const nativeMs = await nativeStorms(lab);
    for (const replica of lab.replicas) await replica.stop();
    for (const replica of lab.replicas) await replica.start({ tightens: false });
    return results(fence, await storms(lab, tenant), nativeMs);
  } finally {
    await lab.stop();
  }
}

export const benches: readonly Bench[] = [{ name: 'quota', results: ['quota.calls-per-create', 'quota.admitted', 'quota.storm'], run: storm }];
