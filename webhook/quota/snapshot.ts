/** A ResourceQuota as the API server holds it, in the parts that the ledger reads. */
import { floorUnits } from '../../model/quantity.ts';
import { objectAt, textAt, type Json } from '../../policies/admission/json.ts';
import { amountOf, parseAmounts, NO_AMOUNTS, type Amounts } from './amounts.ts';

/**
 * A key of `hard` that limits nothing: the number of the last recount asked for. The quota controller copies `spec.hard`
 * to `status.hard` with every recount it writes, so that the number in `status.hard` tells which recount was done.
 */
export const TICKET_KEY = 'count/recounts.tenantry.dev';

/** Resource versions are etcd's revisions: they grow with every write, over all objects. */
export interface QuotaSnapshot {
  readonly namespace: string;
  readonly uid: string;
  readonly version: bigint;
  readonly specHard: Amounts;
  readonly hard: Amounts;
  /** Undefined until the quota controller has counted for the first time. */
  readonly used: Amounts | undefined;
}

/** Number of the recount that a map of hard limits names; 0 if it names none. */
export function ticketOf(hard: Amounts): number {
  return Number(floorUnits(amountOf(hard, TICKET_KEY), 0));
}

/** Reads a ResourceQuota; undefined for what the API server cannot have stored. */
export function quotaSnapshot(object: Json | undefined): QuotaSnapshot | undefined {
  const namespace = textAt(object, 'metadata', 'namespace');
  const uid = textAt(object, 'metadata', 'uid');
  const version = textAt(object, 'metadata', 'resourceVersion');
  const specHard = parseAmounts(objectAt(object, 'spec', 'hard') ?? {});
  const hard = parseAmounts(objectAt(object, 'status', 'hard') ?? {});
  const counted = objectAt(object, 'status', 'used');
  const used = counted === undefined ? NO_AMOUNTS : parseAmounts(counted);
  if (namespace === undefined || uid === undefined || version === undefined || !/^[0-9]{1,20}$/.test(version)) return undefined;
  if (specHard === undefined || hard === undefined || used === undefined) return undefined;
  return { namespace, uid, version: BigInt(version), specHard, hard, used: used.size === 0 ? undefined : used };
}
