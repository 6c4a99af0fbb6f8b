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
}

/** A reply and its encodings take about 5 KiB. */
const MOST = 4_096;

function isSameTenant(a: StoredTenant, b: StoredTenant): boolean {
  return a.etag === b.etag && a.commit === b.commit && a.updatedAt.getTime() === b.updatedAt.getTime() && a.createdAt.getTime() === b.createdAt.getTime();
}

function isSameState(a: AccountState, b: AccountState): boolean {
  return a.status === b.status && a.message === b.message && a.progress.length === b.progress.length && a.progress.every((one, index) => one === b.progress[index]);
}

export class ShownAccounts {
  readonly #store: Pick<TenantStore, 'catalog' | 'head'>;
  readonly #most: number;
  readonly #shown = new Map<string, Shown>();

  constructor(store: Pick<TenantStore, 'catalog' | 'head'>, most = MOST) {
    this.#store = store;
    this.#most = most;
  }

  /** The account as its reader is shown it. */
  show(tenant: StoredTenant, state: AccountState, audience: Audience): GetAccountResponse {
    const key = `${audience} ${tenant.id}`;
    const main = this.#store.head();
    const known = this.#shown.get(key);
    this.#shown.delete(key);
    const isCurrent = known !== undefined && known.main === main && isSameTenant(known.tenant, tenant) && isSameState(known.state, state);
    const shown = isCurrent ? known : { main, tenant, state, reply: keepEncoded(create(GetAccountResponseSchema, accountReply(tenant, state, { catalog: this.#store.catalog(), brief: false }))) };
    this.#shown.set(key, shown);
    const [oldest] = this.#shown.size > this.#most ? this.#shown.keys() : [];
    if (oldest !== undefined) this.#shown.delete(oldest);
    return shown.reply;
  }
}
