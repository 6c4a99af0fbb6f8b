/** What is said about a charge that is not let through. */
import { formatQuantity } from '../../model/quantity.ts';
import type { Answer } from '../server/answer.ts';
import { amountOf, growth, type Amounts } from './amounts.ts';
import type { Proposal, Verdict } from './charge.ts';
import { reservedIn, usedIn, type Ledger } from './ledger.ts';

/** The state in which the verdict was made. */
export interface Judged {
  readonly tenant: string;
  readonly proposal: Proposal;
  readonly ledger: Ledger;
  readonly limits: Amounts;
}

function text(amounts: Amounts, key: string): string {
  return formatQuantity(amountOf(amounts, key));
}

function excess({ proposal: { base, used }, ledger, limits }: Judged, key: string): string {
  const requested = growth(base.used ?? new Map(), used);
  return `${key}: requested ${text(requested, key)}, used ${text(usedIn(ledger), key)}, reserved ${text(reservedIn(ledger), key)}, limit ${text(limits, key)}`;
}

function forbidden(message: string): Answer {
  return { allowed: false, code: 403, reason: 'Forbidden', message: `[tenantry/quota] ${message}` };
}

/** Nothing can be let through yet: the tenant or its ledger is missing. */
export function notReady(tenant: string, what: string): Answer {
  return forbidden(`tenant ${tenant} cannot grow yet: ${what}; try again in a moment`);
}

/** The answer for any verdict but `allowed`. */
export function refusalOf(verdict: Exclude<Verdict, { kind: 'allowed' }>, judged: Judged): Answer {
  const { tenant } = judged;
  switch (verdict.kind) {
    case 'stale':
    case 'busy':
      return { allowed: false, code: 409, reason: 'Conflict', message: `[tenantry/quota] the usage of tenant ${tenant} has changed meanwhile; try again` };
    case 'no-charge':
      return forbidden(`a charge must raise the usage of a quota that has been counted, and this one of tenant ${tenant} does not; tell the platform team`);
    case 'uncounted':
      return notReady(tenant, `${verdict.resources.join(', ')} is not counted yet in ${verdict.namespaces.join(', ')}`);
    case 'exceeded':
      return forbidden(
        `tenant ${tenant} would be above its limit over all its namespaces (${verdict.resources.map((key) => excess(judged, key)).join('; ')}); delete what is not needed, or ask for a larger plan`,
      );
  }
}
