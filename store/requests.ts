/** Request ids: what an earlier call did, and which open requests turn up on main after all. */
import { TenantryError } from '../model/errors.ts';
import { tenantFile } from '../model/layout.ts';
import { trailer, trailersOf } from './commit-message.ts';
import { outputFolder } from './deploy-branch.ts';
import type { Mirror } from './git/mirror.ts';
import type { Journal, JournalRow, StoredReceipt } from './journal.ts';
import type { NamedRequest } from './intent.ts';
import type { RepositoryState } from './repository-state.ts';
import type { Rules } from './ports.ts';
import type { TenantHistory } from './history.ts';
import type { SharedRequests } from './shared-requests.ts';
import type { MovedBranch, Receipt } from './store.ts';

export interface RequestParts {
  readonly journal: Journal;
  readonly mirror: Mirror;
  readonly rules: Rules;
  readonly state: RepositoryState;
  readonly history: TenantHistory;
  /** What other replicas did; undefined where there are none. */
  readonly shared: SharedRequests | undefined;
}

/** Commits that are searched when the place where a request began is not on main any more. */
const BLIND_SEARCH = 10_000;

/** Refuses a request id that was used for something else. */
export function assertSameRequest(row: Pick<JournalRow, 'digest' | 'requestId'>, digest: string): void {
  if (row.digest === digest) return;
  throw new TenantryError('INVALID_ARGUMENT', `request id ${row.requestId.slice(0, 64)} was used for another request; take a new id for a new request`);
}

/** The receipt of a completed request, read from Git as it was. */
export async function replay(parts: RequestParts, receipt: StoredReceipt): Promise<Receipt> {
  const { mirror, rules, state, history } = parts;
  const file = tenantFile(receipt.tenant);
  if (!(await mirror.isAncestor(receipt.commit, state.shownMain))) {
    throw new TenantryError('ABORTED', `this request was done as commit ${receipt.commit}, which somebody has taken off main since; repeat it with a new request id`);
  }
  // A removal shows the tenant as it was before.
  const content = await mirror.objects.content(`${receipt.commit}${receipt.removed ? '^' : ''}:${file}`);
  const document = content ? rules.read(file, content.content).document : undefined;
  if (content === undefined || document?.kind !== 'Tenant') throw new TenantryError('DATA_LOSS', `commit ${receipt.commit} does not hold tenant ${receipt.tenant} any more`);
  const commit = await mirror.objects.content(receipt.commit);
  const seconds = Number(/^committer .* (\d+) [+-]\d{4}$/m.exec(commit?.content.toString('utf8') ?? '')?.[1] ?? 0);
  const created = history.get(receipt.tenant)?.created ?? seconds;
  return {
    tenant: { id: receipt.tenant, document, etag: content.id, commit: receipt.commit, createdAt: new Date(Math.min(created, seconds) * 1000), updatedAt: new Date(seconds * 1000) },
    commit: receipt.commit,
    files: receipt.files,
    branches: receipt.branches,
    replayed: true,
    noop: receipt.noop,
    ...(receipt.removed ? { removed: true } : {}),
  };
}

/** The receipt of a request that another replica did; undefined if none did. @throws TenantryError when its id was used for another request */
export function replayShared(parts: RequestParts, request: NamedRequest, tenant: string): Promise<Receipt> | undefined {
  const found = parts.shared?.find(request, tenant);
  return found === undefined ? undefined : receiptOf(parts, tenant, found.commit).then((receipt) => replay(parts, receipt));
}

/** Completes open requests whose commits have turned up on main. `since` narrows the search. */
export async function findOpenRequests(parts: RequestParts, main: string, since: string | undefined): Promise<number> {
  const { journal } = parts;
  const open = journal.pending();
  if (open.length === 0) return 0;
  let found = 0;
  for (const [commit, message] of await messages(parts.mirror, main, since ?? open[0]?.base)) {
    const trailers = trailersOf(message);
    const key = trailer(trailers, 'Request-Key');
    const row = key === undefined ? undefined : journal.byKey(key);
    const tenant = trailer(trailers, 'Tenant');
    if (row === undefined || row.receipt !== undefined || tenant === undefined) continue;
    const proof = trailer(trailers, 'Request-Proof');
    if (parts.shared !== undefined && proof !== undefined && proof !== parts.shared.proofOf(row)) {
      // Another replica was asked for something else with this id, and was faster: ours never happened.
      journal.drop(row);
      continue;
    }
    journal.finish([{ ...row, receipt: await receiptOf(parts, tenant, commit) }]);
    found += 1;
  }
  return found;
}

async function messages(mirror: Mirror, main: string, since: string | undefined): Promise<[string, string][]> {
  const usable = since !== undefined && (await mirror.isAncestor(since, main));
  const range = usable ? [`${since}..${main}`] : [`--max-count=${BLIND_SEARCH}`, main];
  const output = (await mirror.run(['log', '--format=%H%n%B', '-z', ...range, '--'], { maxBytes: 256 * 1024 * 1024 })).toString('utf8');
  return output.split('\0').filter((part) => part !== '').map((part) => [part.slice(0, 40), part.slice(41)]);
}

async function receiptOf({ mirror, state }: RequestParts, tenant: string, commit: string): Promise<StoredReceipt> {
  const file = tenantFile(tenant);
  const branches: MovedBranch[] = [];
  for (const { name, tip, files } of state.branchesOf(tenant)) {
    if (tip === undefined) continue;
    const last = (await mirror.run(['log', '-1', '--format=%H', '--end-of-options', tip, '--', outputFolder(tenant)])).toString('utf8').trim();
    if (last !== '') branches.push({ name, commit: last, files: files.get(tenant)?.size ?? 0 });
  }
  const removed = (await mirror.objects.info(`${commit}:${file}`)) === undefined;
  return { tenant, commit, files: [file], branches, noop: false, removed };
}
