/**
 * What GetAccount showed last of a tenant, to be shown again while nothing about it has changed: neither main (document,
 * plan, cluster and platform are in it) nor its dates nor its state. The tenants that were asked for last are kept.
 */
import { create } from '@bufbuild/protobuf';
import { GetAccountResponseSchema, type GetAccountResponse } from '../../proto/gen/acctapi/v1/account_pb.js';
import type { StoredTenant, TenantStore } from '../../store/store.ts';
import { keepEncoded } from '../rpc/encoded.ts';
import { accountReply } from './account-reply.ts';
import type { AccountState } from './account-status.ts';
import type { Audience } from './members-view.ts';

interface Shown {
  readonly main: string;
  readonly tenant: StoredTenant;
  readonly state: AccountState;
  readonly reply: GetAccountResponse;
  readonly bytes: number;
  /** How many replies had been made when it was put where the newest stand. */
  made: number;
}

/** For more than 10,000 tenants: a reply and its encodings take about 3.4 KB, and three bytes more for each character of what clusters say. */
const SHOWN_BYTES = 48 * 1024 * 1024;
const BYTES_OF_ONE = 3_400;

function bytesOf({ message, progress }: AccountState): number {
  let words = message.length;
  for (const one of progress) words += one.message.length + one.branch.length;
  return BYTES_OF_ONE + 3 * words;
}

function isSameTenant(a: StoredTenant, b: StoredTenant): boolean {
  return a.etag === b.etag && a.commit === b.commit && a.updatedAt.getTime() === b.updatedAt.getTime() && a.createdAt.getTime() === b.createdAt.getTime();
}

function isSameState(a: AccountState, b: AccountState): boolean {
  return a.status === b.status && a.message === b.message && a.progress.length === b.progress.length && a.progress.every((one, index) => one === b.progress[index]);
}

export class ShownAccounts {
  readonly #store: Pick<TenantStore, 'catalog' | 'head'>;
  readonly #mostBytes: number;
  /** The oldest first, by audience and id. */
  readonly #shown = new Map<string, Shown>();
  #bytes = 0;
  #made = 0;

  constructor(store: Pick<TenantStore, 'catalog' | 'head'>, mostBytes = SHOWN_BYTES) {
    this.#store = store;
    this.#mostBytes = mostBytes;
  }

  /** Bytes that the kept replies take, about. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The account as its reader is shown it. */
  show(tenant: StoredTenant, state: AccountState, audience: Audience): GetAccountResponse {
    const key = audience === 'platform' ? tenant.id : `members ${tenant.id}`;
    const main = this.#store.head();
    const known = this.#shown.get(key);
    if (known === undefined || known.main !== main || !isSameTenant(known.tenant, tenant) || !isSameState(known.state, state)) return this.#make(key, tenant, state);
    // Putting it where the newest stand costs more than the rest of this: done for those only that others have overtaken since.
    if (this.#made - known.made >= this.#shown.size / 2) this.#put(key, known);
    return known.reply;
  }

  #make(key: string, tenant: StoredTenant, state: AccountState): GetAccountResponse {
    const reply = keepEncoded(create(GetAccountResponseSchema, accountReply(tenant, state, { catalog: this.#store.catalog(), brief: false })));
    this.#made += 1;
    this.#put(key, { main: this.#store.head(), tenant, state, reply, bytes: bytesOf(state), made: 0 });
    return reply;
  }

  #put(key: string, shown: Shown): void {
    this.#drop(key);
    shown.made = this.#made;
    this.#bytes += shown.bytes;
    this.#shown.set(key, shown);
    for (const oldest of this.#shown.keys()) {
      if (this.#bytes <= this.#mostBytes) return;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#shown.get(key)?.bytes ?? 0;
    this.#shown.delete(key);
  }
}
