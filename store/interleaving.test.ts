/**
 * Whatever the API, people and other writers do in whatever order: every acknowledged change is on main exactly once,
 * and every deploy branch is a full rendering of main, apart from what problems() names.
 */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emitDocument } from '../model/emit.ts';
import { shardBranch, shardOf, tenantFile } from '../model/layout.ts';
import { loadRepository } from '../synth/load.ts';
import { renderMarker, renderPlatform, renderTenant } from '../synth/render.ts';
import type { TenantStore } from './store.ts';
import { Sandbox, git, put, tenantDocument } from './testing/sandbox.ts';

const IDS = ['acme', 'beta', 'gamma', 'delta'];

type Step =
  /** The API adds one to the tenant's counter, through one of two stores. */
  | { readonly kind: 'increment'; readonly store: number; readonly id: string }
  /** A person edits: a counter that is left alone, a plan, nonsense, or nothing at all any more. */
  | { readonly kind: 'person'; readonly id: string; readonly edit: 'plan' | 'nonsense' | 'vanish' | 'suspend' }
  | { readonly kind: 'hand'; readonly id: string }
  | { readonly kind: 'publish'; readonly store: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('increment' as const), store: fc.nat(1), id: fc.constantFrom(...IDS) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('person' as const), id: fc.constantFrom(...IDS), edit: fc.constantFrom('plan' as const, 'nonsense' as const, 'vanish' as const, 'suspend' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hand' as const), id: fc.constantFrom(...IDS) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('publish' as const), store: fc.nat(1) }) },
);

function counterOf(text: string | undefined): number {
  return Number(/displayName: "?(\d+)"?/.exec(text ?? '')?.[1] ?? 0);
}

class World {
  readonly sandbox = new Sandbox({ tenants: IDS.map((id) => tenantDocument(id, { displayName: '0' })) });
  readonly stores: TenantStore[] = [];
  readonly acknowledged = new Map<string, number>();

  async start(): Promise<void> {
    this.stores.push(await this.sandbox.open(), await this.sandbox.open());
    await this.stores[0]?.publishNow();
  }

  /** Increments do not wait for each other; what a person does happens in between. */
  async run(steps: readonly Step[]): Promise<void> {
    const running: Promise<void>[] = [];
    for (const next of steps) {
      if (next.kind === 'increment') running.push(this.#increment(next.store, next.id));
      else if (next.kind === 'publish') running.push(this.#publish(next.store));
      else await this.#person(next);
    }
    await Promise.all(running);
    for (const store of this.stores) await store.publishNow();
    await this.stores[0]?.publishNow();
  }

  async #increment(store: number, id: string): Promise<void> {
    const change = put(id, {}, {
      apply: (current) => {
        const spec = current?.document.spec;
        return tenantDocument(id, { ...spec, displayName: String(Number(spec?.displayName ?? 0) + 1) });
      },
    });
    // A tenant that a person broke refuses changes: that is no loss, since nothing was acknowledged.
    const done = await this.stores[store]?.submit(change).then(() => true, () => false);
    if (done === true) this.acknowledged.set(id, (this.acknowledged.get(id) ?? 0) + 1);
  }

  async #publish(store: number): Promise<void> {
    await this.stores[store]?.publishNow();
  }

  async #person(next: Extract<Step, { kind: 'person' | 'hand' }>): Promise<void> {
    const { id } = next;
    const branch = shardBranch('local', shardOf(id, 16));
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const edit = next.kind === 'hand' ? { 'tenants/acme/by-hand.yaml': `x: ${attempt}\n` } : this.#edit(id, next.edit);
      try {
        this.sandbox.commit('By a person', edit, next.kind === 'hand' ? branch : 'main');
        return;
      } catch {
        // Somebody pushed in between (or there was nothing to commit): look again, as people do.
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  #edit(id: string, edit: 'plan' | 'nonsense' | 'vanish' | 'suspend'): Record<string, string | null> {
    const file = tenantFile(id);
    const text = this.sandbox.show('main', file);
    const count = String(counterOf(text));
    switch (edit) {
      case 'plan':
        return { [file]: emitDocument(tenantDocument(id, { plan: text?.includes('plan: pro') ? 'free' : 'pro', displayName: count })) };
      case 'suspend':
        return { [file]: emitDocument(tenantDocument(id, { state: 'Suspended', displayName: count })) };
      case 'nonsense':
        return { [file]: `# displayName: ${count}\nkind: [\n` };
      case 'vanish':
        return { [file]: null };
    }
  }

  /** Renders main anew, by the code of synth, and compares. */
  expectPublished(): void {
    const { sandbox } = this;
    const dir = mkdtempSync(join(sandbox.dir, 'check-'));
    git(sandbox.dir, 'clone', '-q', sandbox.remoteDir, dir);
    const { catalog } = loadRepository(dir);
    const kept = new Set(this.stores[0]?.problems().map(({ subject }) => subject));
    const cluster = catalog?.clusters.get('local');
    if (catalog === undefined || cluster === undefined) throw new Error('main has no platform or no cluster local');
    this.#expectFiles('deploy/local/platform', renderPlatform(catalog.platform, cluster), () => true);
    for (let shard = 0; shard < 16; shard += 1) {
      const here = [...catalog.tenants()].filter(({ id }) => shardOf(id, 16) === shard && !kept.has(id));
      const want = new Map([...renderMarker('local', shard, []), ...here.flatMap(({ id }) => [...renderTenant(catalog.inputs(id), 'local')])]);
      this.#expectFiles(shardBranch('local', shard), want, (path) => !kept.has(/^tenants\/([^/]+)\//.exec(path)?.[1] ?? ''));
    }
  }

  #expectFiles(branch: string, want: ReadonlyMap<string, string>, counts: (path: string) => boolean): void {
    const paths = this.sandbox.files(branch).filter(counts);
    expect(paths).toEqual([...want.keys()].sort());
    for (const [path, content] of want) expect(this.sandbox.show(branch, path)).toBe(content.trim());
  }
}

describe('random interleavings', () => {
  it('lose and double nothing, and end fully published', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const world = new World();
        try {
          await world.start();
          await world.run(steps);
          for (const id of IDS) {
            const made = world.sandbox.subjects().filter((subject) => subject === `Put tenant ${id}`).length;
            expect([id, made]).toEqual([id, world.acknowledged.get(id) ?? 0]);
          }
          expect(git(world.sandbox.remoteDir, 'rev-list', '--merges', 'main')).toBe('');
          world.expectPublished();
        } finally {
          await world.sandbox.close();
        }
      }),
      { numRuns: 8 },
    );
  });
});
