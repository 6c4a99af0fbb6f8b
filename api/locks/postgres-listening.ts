/** Hears from PostgreSQL whose turn it is; a connection of its own, made again when it breaks. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { openClient } from './postgres-connection.ts';
import type { Turns } from './turns.ts';

const PAUSE_MS = 500;
const CHANNEL = 'tenantry_lock_turn';

export class Listening {
  readonly #url: string;
  readonly #turns: Turns;
  readonly #closing = new AbortController();
  readonly #running: Promise<void>;
  #client: Client | undefined;

  constructor({ url, turns }: { readonly url: string; readonly turns: Turns }) {
    this.#url = url;
    this.#turns = turns;
    this.#running = this.#run();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#client?.end().catch(() => undefined);
    await this.#running;
  }

  /** Without it nothing is lost: whoever waits asks again by itself, only later. */
  async #run(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      await this.#listen().catch(() => undefined);
      await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Resolves when the connection ends. */
  async #listen(): Promise<void> {
    const client = await openClient(this.#url);
    this.#client = client;
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    if (this.#closing.signal.aborted) return await client.end();
    client.on('notification', ({ payload }) => this.#turns.tell([payload ?? '']));
    await client.query(`LISTEN ${CHANNEL}`);
    // Turns may have come while nobody listened.
    this.#turns.tellAll();
    await ended;
  }
}
