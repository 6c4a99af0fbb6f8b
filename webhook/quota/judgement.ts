/** Which requests about ResourceQuotas are charges, which are recounts, and which are nobody's business. */
import { QUOTA_NAME } from '../../model/names.ts';
import { tenantOfNamespace } from '../../model/ids.ts';
import { serviceAccountUser } from '../../model/accounts.ts';
import { objectAt, textAt } from '../../policies/admission/json.ts';
import type { AdmissionRequest } from '../../policies/admission/subject.ts';
import { parseAmounts } from './amounts.ts';
import type { RecountProposal } from './recount.ts';
import { quotaSnapshot } from './snapshot.ts';

/** The API server's own name, under which its quota plugin charges. */
const CHARGER = 'system:apiserver';
/** A controller manager without an account for each controller acts as itself. */
const COUNTERS: readonly string[] = ['system:kube-controller-manager', serviceAccountUser('kube-system', 'resourcequota-controller')];

export type Judgement =
  | { readonly kind: 'charge' | 'recount'; readonly tenant: string; readonly proposal: RecountProposal }
  /** Nothing that the ledger counts. */
  | { readonly kind: 'pass' }
  | { readonly kind: 'refuse'; readonly message: string };

const PASS: Judgement = { kind: 'pass' };

function refuse(message: string): Judgement {
  return { kind: 'refuse', message: `[tenantry/quota] ${message}` };
}

/** What a request to write the status of a ResourceQuota is. `ownUsers` are the accounts of the webhook itself. */
export function judgementOf(request: AdmissionRequest, ownUsers: readonly string[]): Judgement {
  const { user, namespace, name } = request;
  if (request.group !== '' || request.resource !== 'resourcequotas' || request.subResource !== 'status') return PASS;
  const tenant = tenantOfNamespace(namespace);
  if (tenant === undefined || ownUsers.includes(user.username)) return PASS;
  const isCharger = user.username === CHARGER;
  if (!isCharger && !COUNTERS.includes(user.username)) {
    return refuse('only the API server and the quota controller write the status of a ResourceQuota; change the plan or the quota of the tenant\'s document');
  }
  // A dry run stores nothing. Quotas of other names limit what they limit; the sum over the tenant is counted on ours.
  if (request.dryRun || name !== QUOTA_NAME) return PASS;
  return judgeProposal(request, tenant, isCharger ? 'charge' : 'recount');
}

function judgeProposal({ namespace, object, oldObject }: AdmissionRequest, tenant: string, kind: 'charge' | 'recount'): Judgement {
  const base = quotaSnapshot(oldObject);
  const used = parseAmounts(objectAt(object, 'status', 'used') ?? {});
  const hard = parseAmounts(objectAt(object, 'status', 'hard') ?? {});
  if (base === undefined || base.namespace !== namespace || used === undefined || hard === undefined) {
    // Nothing is charged on what cannot be read; the controller may write what can.
    return kind === 'recount' ? PASS : refuse('the ResourceQuota cannot be read; tell the platform team');
  }
  if (textAt(object, 'metadata', 'resourceVersion') !== base.version.toString()) {
    return refuse('the write is not based on the ResourceQuota that it replaces; it is refused until it is');
  }
  return { kind, tenant, proposal: { base, used, hard } };
}
