/** Keeps the FlowSchemas of tenants up to date. Every replica may; all of them write the same. */
import { flowSchemaNames, type FlowClass } from '../../model/flow.ts';
import { KubernetesError, type KubernetesConnection } from '../../runtime/kubernetes.ts';
import type { Part } from '../../runtime/lifecycle.ts';
import type { Log } from '../../runtime/log.ts';
import { Reflector } from '../../runtime/reflector.ts';
import { asList, valueAt } from '../../runtime/untyped.ts';
import { flowRules, readFlowTenant, type FlowRule, type FlowTenant } from './flow-rules.ts';

const TENANTS = '/apis/tenantry.dev/v1alpha1/tenants';
const SCHEMAS = '/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas';
const NOT_FOUND = 404;
/** Changes of a burst are written once. */
const GATHER_MS = 1_000;
const EVERY_MS = 60_000;

export interface FlowKeeperOptions {
  readonly connection: KubernetesConnection;
  readonly classes: readonly FlowClass[];
  readonly log: Log;
  readonly random: () => number;
}

export class FlowKeeper implements Part {
  readonly name = 'flow control';
  readonly #options: FlowKeeperOptions;
  readonly #tenants: Reflector<FlowTenant>;
  readonly #names: readonly string[];
  #gathering: NodeJS.Timeout | undefined;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: FlowKeeperOptions) {
    const { connection, classes, log, random } = options;
    this.#options = options;
    this.#names = classes.flatMap(({ name }) => flowSchemaNames(name, classes.length));
    this.#tenants = new Reflector<FlowTenant>({ connection, log, random, path: TENANTS, read: readFlowTenant, onChange: () => this.#soon() });
  }

  async start(): Promise<void> {
    this.#tenants.start();
    this.#timer = setInterval(() => this.#soon(), EVERY_MS);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    clearTimeout(this.#gathering);
    await this.#tenants.stop();
    await this.#round;
  }

  #soon(): void {
    if (this.#stopped) return;
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      this.#round = this.#round.then(() => this.#write());
    }, GATHER_MS);
  }

  async #write(): Promise<void> {
    // Tenants that are not listed yet would lose their rules.
    if (this.#tenants.problem !== undefined) return;
    const wanted = flowRules(this.#tenants.values(), this.#options.classes, this.#names);
    for (const [name, rules] of wanted) {
      if (this.#stopped) return;
      try {
        await this.#writeOne(name, rules);
      } catch (error) {
        this.#options.log.warn('a FlowSchema cannot be written', { name, error });
      }
    }
  }

  async #writeOne(name: string, rules: readonly FlowRule[]): Promise<void> {
    const { connection } = this.#options;
    const path = `${SCHEMAS}/${name}`;
    try {
      const found = asList(valueAt(await connection.request({ method: 'GET', path }), 'spec', 'rules'));
      if (JSON.stringify(found) === JSON.stringify(rules)) return;
      await connection.request({ method: 'PATCH', path, query: { fieldManager: 'tenantry-webhook' }, body: { spec: { rules: rules.length > 0 ? rules : null } } });
    } catch (error) {
      // Git brings it, or has taken the class away.
      if (!(error instanceof KubernetesError && error.status === NOT_FOUND)) throw error;
    }
  }
}
