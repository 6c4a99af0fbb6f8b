/** Random schedules: whatever happens, no tenant gets above its limit, nothing leaks for ever, nothing is refused for ever. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addAmounts, formatAmounts, growth, type Amounts } from './amounts.ts';
import { parseQuantity } from '../../model/quantity.ts';
import { reservedIn, usedIn } from './ledger.ts';
import { ModelCluster, TENANT, type ModelShape } from './testing/model-cluster.ts';
import { seeded, Turns } from './testing/turns.ts';

const NAMESPACES = ['tenant-acme', 'tenant-acme--dev', 'tenant-acme--test', 'tenant-acme--jobs'] as const;
const RUNS = 400;
/** Half a minute on a busy machine; nothing here waits. */
const DEADLINE_MS = 300_000;

function amounts(pods: number, cpu: string): Amounts {
  return new Map([['pods', parseQuantity(String(pods))], ['requests.cpu', parseQuantity(cpu)]]);
}

const one = amounts(1, '500m');

/** Lets everything that is under way end, and the platform come to rest. */
async function heal(cluster: ModelCluster): Promise<void> {
  cluster.faults = 0;
  cluster.restartReplicas();
  for (let rounds = 0; rounds < 40; rounds += 1) {
    const before = cluster.fake.nextRevision();
    await cluster.turns.drain();
    await cluster.turns.pass(6_000);
    if (rounds === 1) for (const name of NAMESPACES) void cluster.recount(name);
    for (let passes = 0; passes < 4; passes += 1) {
      void cluster.project();
      await cluster.turns.drain();
    }
    if (rounds > 2 && cluster.fake.nextRevision() === before + 1n) return;
  }
  throw new Error('the platform does not come to rest');
}

/** Whatever fits is admitted, in any namespace, and nothing beyond it. */
async function fill(cluster: ModelCluster): Promise<void> {
  const names = NAMESPACES.filter((name) => cluster.fake.namespaces.has(name));
  const admit = async (): Promise<boolean> => {
    const created = cluster.create(cluster.turns.pick(names) ?? '', one);
    await cluster.turns.drain();
    return await created;
  };
  const limits = cluster.fake.limitsOf(TENANT);
  const fits = (): boolean => growth(limits, addAmounts(cluster.live(), one)).size === 0;
  for (let n = 0; n < 20 && names.length > 0 && fits(); n += 1) expect(await admit()).toBe(true);
  expect(names.length > 0 && (await admit())).toBe(false);
}

const createStep = fc.record({ kind: fc.constant('create' as const), namespace: fc.constantFrom(...NAMESPACES), count: fc.integer({ min: 1, max: 8 }) });
const step = fc.oneof(
  { weight: 6, arbitrary: createStep },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('delete' as const), count: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('turns' as const), count: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(50, 300, 1_000, 4_000, 7_000) }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'project' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('recount' as const), namespace: fc.constantFrom(...NAMESPACES) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'kill' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'restart' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('limits' as const), pods: fc.integer({ min: 0, max: 14 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('add' as const), namespace: fc.constantFrom(...NAMESPACES) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), namespace: fc.constantFrom(...NAMESPACES) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'lose-ledger' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('take-quota' as const), namespace: fc.constantFrom(...NAMESPACES) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function take(cluster: ModelCluster, action: Step): Promise<void> {
  const { turns } = cluster;
  switch (action.kind) {
    case 'create':
      for (let n = 0; n < action.count; n += 1) void cluster.create(action.namespace, one);
      return;
    case 'delete':
      for (let n = 0; n < action.count; n += 1) {
        const object = turns.pick(cluster.objects.filter(({ isDeleted }) => !isDeleted));
        if (object !== undefined) void cluster.remove(object);
      }
      return;
    case 'turns':
      for (let n = 0; n < action.count; n += 1) await turns.next();
      return;
    case 'pass':
      return await turns.pass(action.ms);
    case 'project':
      return void cluster.project();
    case 'recount':
      return void cluster.recount(action.namespace);
    case 'kill':
      return cluster.killReplica();
    case 'restart':
      return cluster.restartReplicas();
    case 'limits':
      return cluster.setLimits(amounts(action.pods, '6'));
    case 'add':
      return cluster.fake.quota(action.namespace) === undefined ? cluster.addNamespace(action.namespace) : undefined;
    case 'remove':
      return cluster.removeNamespace(action.namespace);
    case 'lose-ledger':
      // When nothing is young: what a recount has missed before is known to the ledger alone.
      await turns.pass(6_000);
      for (const name of NAMESPACES) await turns.drain().then(() => void cluster.recount(name));
      await turns.drain();
      return cluster.fake.loseLedger(TENANT);
    case 'take-quota':
      return cluster.removeQuota(action.namespace);
  }
}

async function opened(seed: number, shape: ModelShape): Promise<ModelCluster> {
  const cluster = new ModelCluster(new Turns(seeded(seed)), shape);
  cluster.setLimits(amounts(10, '6'));
  for (const name of NAMESPACES.slice(0, 3)) cluster.addNamespace(name);
  await cluster.turns.drain();
  void cluster.project();
  await cluster.turns.drain();
  return cluster;
}

describe('fence and projector', () => {
  it('never let a tenant above its limit, and come to rest with exactly what is there', async () => {
    const schedule = fc.record({ seed: fc.integer(), faults: fc.constantFrom(0, 0.03, 0.15), steps: fc.array(step, { minLength: 5, maxLength: 40 }) });
    await fc.assert(fc.asyncProperty(schedule, async ({ seed, faults, steps }) => {
      const cluster = await opened(seed, { replicas: 2, apiServers: 2, watch: 'late' });
      cluster.faults = faults;
      for (const action of steps) await take(cluster, action);
      for (const name of NAMESPACES) if (cluster.fake.namespaces.has(name) && cluster.fake.quota(name) === undefined) cluster.addNamespace(name);
      await heal(cluster);
      expect(cluster.problems).toEqual([]);
      const ledger = cluster.fake.ledgerOf(TENANT) ?? new Map();
      const keys = { pods: '0', 'requests.cpu': '0' };
      expect(formatAmounts(reservedIn(ledger))).toEqual({});
      expect({ ...keys, ...formatAmounts(usedIn(ledger)) }).toEqual({ ...keys, ...formatAmounts(cluster.live()) });
      await fill(cluster);
    }), { numRuns: RUNS });
  }, DEADLINE_MS);

  it('admit exactly what fits of any storm over any namespaces', async () => {
    const storm = fc.record({
      seed: fc.integer(), limit: fc.integer({ min: 0, max: 15 }),
      creates: fc.array(fc.record({ namespace: fc.constantFrom(...NAMESPACES.slice(0, 3)), count: fc.integer({ min: 1, max: 12 }), turns: fc.nat(20) }), { minLength: 1, maxLength: 10 }),
    });
    await fc.assert(fc.asyncProperty(storm, async ({ seed, limit, creates }) => {
      const cluster = await opened(seed, { replicas: 3, apiServers: 1, watch: 'prompt' });
      cluster.setLimits(amounts(limit, '100'));
      await heal(cluster);
      const results: Promise<boolean>[] = [];
      for (const { namespace, count, turns } of creates) {
        for (let n = 0; n < count; n += 1) results.push(cluster.create(namespace, one));
        for (let n = 0; n < turns; n += 1) await cluster.turns.next();
      }
      await cluster.turns.drain();
      const admitted = (await Promise.all(results)).filter(Boolean).length;
      expect(admitted).toBe(Math.min(limit, results.length));
    }), { numRuns: RUNS });
  }, DEADLINE_MS);
});
