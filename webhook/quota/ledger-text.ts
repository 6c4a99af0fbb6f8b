/**
 * The ledger in the status of the Tenant object: what people read (`resources`, `used`, `reserved`, `limit`, `message`)
 * and what replicas read (`namespaces`). Lists, so that a merge patch replaces them as a whole.
 */
import { compareQuantities, formatQuantity } from '../../model/quantity.ts';
import { fieldOf, isObject, listAt, numberAt, textAt, type Json } from '../../policies/admission/json.ts';
import { addAmounts, amountOf, formatAmounts, parseAmounts, sameAmounts, type Amounts } from './amounts.ts';
import { reservedIn, usedIn, type Charge, type Entry, type Ledger } from './ledger.ts';

/** The resources that `kubectl get tenant` shows, by the names that it shows them with. */
const SHOWN = [['pods', 'pods'], ['requests.cpu', 'cpu'], ['requests.memory', 'memory']] as const;

function chargeText({ at, grow }: Charge): object {
  return { at: new Date(at).toISOString(), grow: formatAmounts(grow) };
}

function entryText(name: string, entry: Entry): object {
  const { uid, version, used, attempts, missed, young, doubt, ticket } = entry;
  return {
    name, uid,
    version: version.toString(),
    used: formatAmounts(used),
    ticket,
    ...(attempts.length > 0 ? { attempts: attempts.map(chargeText) } : {}),
    ...(missed.size > 0 ? { missed: formatAmounts(missed) } : {}),
    ...(young.length > 0 ? { young: young.map(chargeText) } : {}),
    ...(doubt.size > 0 ? { doubt: formatAmounts(doubt) } : {}),
  };
}

function shownAmounts(amounts: Amounts): string {
  return SHOWN.map(([key, name]) => `${name}: ${formatQuantity(amountOf(amounts, key))}`).join(', ');
}

/** The CRD bounds the message; a ledger that is refused for its text would stop the tenant. */
const MAX_NAMED = 8;

function messageOf(ledger: Ledger, limits: Amounts): string {
  const taken = addAmounts(usedIn(ledger), reservedIn(ledger));
  const over = [...limits].filter(([key, limit]) => compareQuantities(amountOf(taken, key), limit) > 0);
  if (over.length === 0) return '';
  const amounts = over.slice(0, MAX_NAMED).map(([key, limit]) => `${key} ${formatQuantity(amountOf(taken, key))} of ${formatQuantity(limit)}`);
  const more = over.length > MAX_NAMED ? ` and ${over.length - MAX_NAMED} more` : '';
  return `above the limit, so growth is refused until it falls: ${amounts.join(', ')}${more}`;
}

/** The ledger as it stands in `status.quota`. */
export function ledgerText(ledger: Ledger, limits: Amounts): object {
  const [used, reserved] = [usedIn(ledger), reservedIn(ledger)];
  const row = (key: string): object => ({
    name: key,
    used: formatQuantity(amountOf(used, key)),
    reserved: formatQuantity(amountOf(reserved, key)),
    limit: formatQuantity(amountOf(limits, key)),
  });
  return {
    used: shownAmounts(used),
    reserved: shownAmounts(reserved),
    limit: shownAmounts(limits),
    message: messageOf(ledger, limits),
    resources: [...limits.keys()].sort().map(row),
    namespaces: [...ledger].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, entry]) => entryText(name, entry)),
  };
}

/** Whether the limits that stand in `status.quota` are these. */
export function showsLimits(value: Json | undefined, limits: Amounts): boolean {
  const rows = listAt(value, 'resources').map((row) => [textAt(row, 'name') ?? '', textAt(row, 'limit') ?? ''] as const);
  const shown = parseAmounts(Object.fromEntries(rows));
  return shown !== undefined && rows.length === limits.size && sameAmounts(shown, limits);
}

function parseCharges(value: Json | undefined, key: string): readonly Charge[] | undefined {
  const charges = listAt(value, key).map((item) => {
    const at = Date.parse(textAt(item, 'at') ?? '');
    const grow = parseAmounts(fieldOf(item, 'grow'));
    return Number.isNaN(at) || grow === undefined ? undefined : { at, grow };
  });
  return charges.every((charge) => charge !== undefined) ? charges : undefined;
}

function parseEntry(value: Json): readonly [string, Entry] | undefined {
  const [name, uid, version] = [textAt(value, 'name'), textAt(value, 'uid'), textAt(value, 'version')];
  const ticket = numberAt(value, 'ticket');
  const used = parseAmounts(fieldOf(value, 'used'));
  const [doubt, missed] = [parseAmounts(fieldOf(value, 'doubt') ?? {}), parseAmounts(fieldOf(value, 'missed') ?? {})];
  const [attempts, young] = [parseCharges(value, 'attempts'), parseCharges(value, 'young')];
  if (name === undefined || uid === undefined || version === undefined || !/^[0-9]{1,20}$/.test(version)) return undefined;
  if (ticket === undefined || used === undefined || doubt === undefined) return undefined;
  if (attempts === undefined || young === undefined || missed === undefined) return undefined;
  return [name, { uid, version: BigInt(version), used, attempts, missed, young, doubt, ticket }];
}

/** Reads `status.quota`; undefined if there is no ledger, or none that can be read: then it must be rebuilt. */
export function parseLedger(value: Json | undefined): Ledger | undefined {
  if (!isObject(value) || !Array.isArray(fieldOf(value, 'namespaces'))) return undefined;
  const entries = listAt(value, 'namespaces').map(parseEntry);
  return entries.every((entry) => entry !== undefined) ? new Map(entries) : undefined;
}
