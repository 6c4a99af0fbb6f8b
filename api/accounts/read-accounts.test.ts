/** What GetAccount remembers is never seen: whatever changes between two calls, it answers what a reader without memory would. */
import { create, toBinary } from '@bufbuild/protobuf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanDocument } from '../../model/plan.ts';
import { shardBranch, shardOf } from '../../model/layout.ts';
import type { TenantDocument } from '../../model/tenant.ts';
import { GetAccountRequestSchema, GetAccountResponseSchema } from '../../proto/gen/acctapi/v1/account_pb.js';
import type { Problem } from '../../store/store.ts';
import type { ClusterChange, ClusterObserver } from '../clusters/observer.ts';
import type { Identity } from '../identity/identity.ts';
import { LOCAL_IDENTITY } from '../identity/local-token.ts';
import type { Call } from '../rpc/call.ts';
import { replyBytes, replyJson } from '../rpc/encoded.ts';
import { MemoryStore } from '../testing/memory-store.ts';
import { samplePlatform, sampleShared } from '../testing/sample-documents.ts';
import { AccountStates } from './account-states.ts';
import { accountReader } from './read-accounts.ts';

const IDS = ['acme', 'globex'] as const;
const MEMBER: Identity = { ...LOCAL_IDENTITY, id: 'member', platformAdmin: false, tenants: new Map(IDS.map((id) => [id, 'viewer'])) };

const id = fc.constantFrom(...IDS);
/** Everything that an answer depends on, each changed by itself. */
const step = fc.oneof(
  fc.record({ what: fc.constant('document' as const), id, plan: fc.constantFrom('free', 'pro', 'gone'), state: fc.constantFrom('Active' as const, 'Suspended' as const) }),
  fc.record({ what: fc.constant('remove' as const), id }),
  fc.record({ what: fc.constant('plan' as const), services: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ what: fc.constant('problem' as const), id, kind: fc.constantFrom('held' as const, 'waiting' as const) }),
  fc.record({ what: fc.constant('mended' as const) }),
  fc.record({ what: fc.constant('generation' as const), id, shown: fc.constantFrom('free 1', 'free 2', 'free 10') }),
  fc.record({ what: fc.constant('applied' as const), id, commit: fc.constantFrom('c1', 'c2') }),
  fc.record({ what: fc.constant('unreachable' as const), problem: fc.option(fc.constant('away'), { nil: undefined }) }),
  fc.record({ what: fc.constant('awaited' as const), text: fc.option(fc.constant('a role is missing'), { nil: undefined }) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

class World {
  readonly store: MemoryStore;
  readonly #listeners: ((change: ClusterChange) => void)[] = [];
  readonly #generations = new Map<string, string>();
  readonly #applied = new Map<string, string>();
  #unreachable: string | undefined;
  #awaited: string | undefined;
  #seconds = 0;
  readonly #freePlan: PlanDocument;

  constructor() {
    const shared = sampleShared();
    const free = shared.find((document) => document.kind === 'Plan' && document.metadata.name === 'free');
    if (free?.kind !== 'Plan') throw new Error('the sample has no plan free');
    this.#freePlan = free;
    this.store = new MemoryStore({ platform: samplePlatform(), shared, now: () => new Date((this.#seconds += 1) * 1000) });
  }

  #observer(): ClusterObserver {
    const branch = (name: string) => {
      const commit = this.#applied.get(name);
      return { cluster: 'local', branch: name, ready: true, at: new Date(0), ...(commit === undefined ? {} : { appliedCommit: commit }) };
    };
    const unreachable = () => this.#unreachable;
    const view = { get problem() { return unreachable(); }, generation: (of: string) => this.#generations.get(of), branch };
    return { view: (cluster) => (cluster === 'local' ? view : undefined), onChange: (listener) => { this.#listeners.push(listener); return () => undefined; } };
  }

  reader(): ReturnType<typeof accountReader> {
    const generationOf = ({ plan }: { readonly plan: PlanDocument }) => `${plan.metadata.name} ${plan.spec.quota.services}`;
    return accountReader({ store: this.store, states: new AccountStates({ store: this.store, observer: this.#observer(), generationOf, cloud: { awaited: () => this.#awaited } }) });
  }

  #tell(change: ClusterChange): void {
    for (const listener of this.#listeners) listener(change);
  }

  async take(one: Step): Promise<void> {
    switch (one.what) {
      case 'document': return void this.store.write(documentOf(one));
      case 'remove': return void (this.store.get(one.id) !== undefined && (await this.store.submit({ tenant: one.id, verb: 'Remove', caller: { id: 'local' }, apply: () => undefined })));
      case 'plan': return this.store.putShared(withServices(this.#freePlan, one.services));
      case 'problem': return void this.store.reported.push({ subject: one.id, kind: one.kind, message: `${one.id} is ${one.kind}`, faults: [] } satisfies Problem);
      case 'mended': return void this.store.reported.splice(0);
      case 'generation': this.#generations.set(one.id, one.shown); return this.#tell({ cluster: 'local', tenant: one.id });
      case 'applied': {
        const branch = shardBranch('local', shardOf(one.id, 16));
        this.#applied.set(branch, one.commit);
        return this.#tell({ cluster: 'local', branch });
      }
      case 'unreachable': this.#unreachable = one.problem; return;
      case 'awaited': this.#awaited = one.text; return;
    }
  }
}

function documentOf({ id: name, plan, state }: { readonly id: string; readonly plan: string; readonly state: 'Active' | 'Suspended' }): TenantDocument {
  return { apiVersion: 'tenantry.dev/v1alpha1', kind: 'Tenant', metadata: { name }, spec: { plan, state } };
}

function withServices(plan: PlanDocument, services: number): PlanDocument {
  return { ...plan, spec: { ...plan.spec, quota: { ...plan.spec.quota, services: String(services) } } };
}

/** All that both doors would send, or the refusal. */
async function told(read: ReturnType<typeof accountReader>, organizationId: string, identity: Identity): Promise<unknown> {
  try {
    const reply = await read(create(GetAccountRequestSchema, { organizationId }), { identity } as Call);
    return { json: replyJson(GetAccountResponseSchema, reply), bytes: replyBytes(GetAccountResponseSchema, reply).equals(toBinary(GetAccountResponseSchema, reply)), hex: replyBytes(GetAccountResponseSchema, reply).toString('hex') };
  } catch (error) {
    return { refused: (error as Error).message };
  }
}

describe('GetAccount', () => {
  it('answers both audiences what a reader without memory would, after every change', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const world = new World();
      const remembers = world.reader();
      for (const one of steps) {
        await world.take(one);
        for (const tenant of IDS) {
          for (const identity of [LOCAL_IDENTITY, MEMBER]) expect(await told(remembers, tenant, identity)).toEqual(await told(world.reader(), tenant, identity));
        }
      }
    }), { numRuns: 100 });
  });

  it('tells members and platform admins apart, whoever asked before', async () => {
    const world = new World();
    world.store.write(documentOf({ id: 'acme', plan: 'free', state: 'Active' }));
    world.store.reported.push({ subject: 'acme', kind: 'held', message: 'Ingress/tenant-globex/shop is in its way', faults: [] });
    const read = world.reader();
    for (let turn = 0; turn < 2; turn += 1) {
      expect(JSON.stringify(await told(read, 'acme', LOCAL_IDENTITY))).toContain('globex');
      expect(JSON.stringify(await told(read, 'acme', MEMBER))).not.toContain('globex');
    }
  });
});
