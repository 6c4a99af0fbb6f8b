/**
 * Keeps certificates fresh: looks at the shared state every few seconds, serves what it says, tells API servers, and
 * takes the next step of a rotation when it is due. Any replica may; compare-and-swap lets one of them.
 */
import { X509Certificate } from 'node:crypto';
import type { Part } from '../../runtime/lifecycle.ts';
import type { Log } from '../../runtime/log.ts';
import type { TlsMaterial } from '../server/tls-material.ts';
import type { Announcer, CertificateStore } from './ports.ts';
import { acceptedPaths, announcedPath, bundleOf, firstState, nextState, type CertificateState, type RotationOptions } from './rotation.ts';
import { formatState, parseState } from './state-text.ts';

/** What this replica serves from now on. */
export interface Served {
  readonly tls: TlsMaterial;
  /** PEM of what API servers trust. */
  readonly bundle: string;
  readonly paths: readonly string[];
  readonly ends: Date;
}

export interface KeeperOptions {
  readonly store: CertificateStore;
  readonly announcer: Announcer;
  readonly rotation: RotationOptions;
  /** Told every new state before API servers are. */
  readonly onServed: (served: Served) => void;
  readonly everyMs: number;
  readonly now: () => number;
  readonly log: Log;
}

const ATTEMPTS = 5;

function servedOf(state: CertificateState): Served {
  return {
    tls: { cert: state.leaf.cert, key: state.leaf.key },
    bundle: bundleOf(state),
    paths: acceptedPaths(state),
    ends: new X509Certificate(state.leaf.cert).validToDate,
  };
}

export class CertificateKeeper implements Part {
  readonly name = 'certificates';
  readonly #options: KeeperOptions;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();
  #known = '';
  /** Since when API servers are known to have been told the present state. */
  #announcedAt: number | undefined;
  #problem: string | undefined = 'no certificate yet';

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** Why certificates may be old or API servers not know them; undefined while all is well. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Reads or makes the first state. @throws when the store cannot be used */
  async start(): Promise<void> {
    await this.#ensure();
    await this.look();
    this.#timer = setInterval(() => void this.look(), this.#options.everyMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#round;
  }

  /** Looks now. One round follows the other. */
  async look(): Promise<void> {
    this.#round = this.#round.then(() => this.#tick(false));
    await this.#round;
  }

  /** Begins a rotation at once, whether or not one is due. */
  async rotate(): Promise<void> {
    this.#round = this.#round.then(() => this.#tick(true));
    await this.#round;
  }

  async #ensure(): Promise<void> {
    const { store, now, rotation } = this.#options;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const { text, version } = await store.read();
      if (parseState(text) !== undefined) return;
      if (await store.write(formatState(firstState(now(), rotation)), version)) return;
    }
    throw new Error('the certificate could not be stored: others keep changing it');
  }

  async #tick(force: boolean): Promise<void> {
    const { store, announcer, now, rotation, log } = this.#options;
    try {
      const { text, version } = await store.read();
      const state = parseState(text);
      if (state === undefined) return await this.#ensure();
      this.#adopt(text, state);
      await announcer.announce(bundleOf(state), announcedPath(state));
      this.#announcedAt ??= now();
      this.#problem = undefined;
      // A step is only safe when what it builds on is known everywhere.
      if (!force && state.generations.length > 1 && now() < this.#announcedAt + rotation.overlapMs) return;
      const next = nextState(state, now(), rotation, force);
      if (next === undefined || !(await store.write(formatState(next), version))) return;
      log.info('rotated', { authorities: next.generations.length, serves: next.leafOf });
      this.#adopt(formatState(next), next);
      await announcer.announce(bundleOf(next), announcedPath(next));
      this.#announcedAt = now();
    } catch (error) {
      this.#problem = 'certificates cannot be looked after';
      log.warn('certificates cannot be looked after', { error });
    }
  }

  /** Serves a state that is new here. */
  #adopt(text: string, state: CertificateState): void {
    if (text === this.#known) return;
    this.#options.onServed(servedOf(state));
    this.#known = text;
    this.#announcedAt = undefined;
  }
}
