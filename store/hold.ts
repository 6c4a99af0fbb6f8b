/** A tenant whose output a cluster refused: found from what the cluster says, put back to what it applied last. */
import { parseAllDocuments } from 'yaml';
import { tenantOfNamespace } from '../model/ids.ts';
import { readFailure, type NamedObject } from './apply-failure.ts';
import { outputFolder, type DeployBranch } from './deploy-branch.ts';
import { cleanText } from './git/clean-text.ts';
import type { Mirror } from './git/mirror.ts';
import { isObjectId } from './git/object-id.ts';
import type { ShardStatus } from './ports.ts';

export interface Hold {
  readonly tenant: string;
  /** Tree of the refused output. */
  readonly refused: string;
  /** Clean and short: it stands in a trailer and in the cluster. */
  readonly reason: string;
  /** Path to blob id of the output that the cluster applied last; empty if it never applied any. */
  readonly lastApplied: ReadonlyMap<string, string>;
}

const REASON_LENGTH = 120;
const MESSAGE_LENGTH = 400;

/** Finds whom to hold, or why nobody can be named. Undefined if the status is no failure of the branch's newest commit. */
export async function holdFrom(mirror: Mirror, branch: DeployBranch, status: ShardStatus): Promise<Hold | { readonly unnamed: string } | undefined> {
  if (status.ready !== false || branch.tip === undefined || status.attemptedCommit !== branch.tip) return undefined;
  const failure = readFailure(status.message ?? '');
  if (failure.kind === 'passing') return undefined;
  const message = cleanText(status.message ?? status.reason ?? 'no word from the cluster', MESSAGE_LENGTH);
  const tenant = failure.kind === 'object' ? await tenantOf(mirror, branch, failure.object) : undefined;
  const outputs = tenant === undefined ? undefined : await compareOutputs(mirror, { tenant, tip: branch.tip, applied: status.appliedCommit });
  if (tenant === undefined || outputs === undefined) return { unnamed: message };
  return { tenant, ...outputs, reason: cleanText(message, REASON_LENGTH) };
}

/**
 * What was refused and what was applied before. Undefined if both are the same: then it is not what this commit
 * changed, and putting it back would change nothing.
 */
async function compareOutputs(mirror: Mirror, at: { tenant: string; tip: string; applied: string | undefined }): Promise<Pick<Hold, 'refused' | 'lastApplied'> | undefined> {
  const refused = await outputAt(mirror, at.tip, at.tenant);
  const applied = at.applied !== undefined && isObjectId(at.applied) ? at.applied : undefined;
  const before = applied === undefined ? undefined : await outputAt(mirror, applied, at.tenant);
  if (refused === undefined || refused === before) return undefined;
  const entries = applied === undefined ? [] : await mirror.listTree(applied, outputFolder(at.tenant));
  return { refused, lastApplied: new Map(entries.map(({ path, id }) => [path, id])) };
}

/** Tree of a tenant's output in a commit of the branch. */
async function outputAt(mirror: Mirror, commit: string, tenant: string): Promise<string | undefined> {
  return (await mirror.objects.info(`${commit}:${outputFolder(tenant)}`))?.id;
}

/** The tenant that an object of the branch belongs to. */
async function tenantOf(mirror: Mirror, branch: DeployBranch, object: NamedObject): Promise<string | undefined> {
  const byNamespace = tenantOfNamespace(object.namespace ?? (object.kind === 'Namespace' ? object.name : ''));
  if (byNamespace !== undefined && branch.files.has(byNamespace)) return byNamespace;
  if (object.kind === 'Tenant' && branch.files.has(object.name)) return object.name;
  const owners: string[] = [];
  for (const [owner, files] of branch.files) {
    if (owner === '') continue;
    for (const blob of files.values()) {
      const text = (await mirror.objects.content(blob))?.content.toString('utf8') ?? '';
      if (holds(text, object)) owners.push(owner);
    }
  }
  // Two owners of one object: do not guess.
  return owners.length === 1 ? owners[0] : undefined;
}

function holds(text: string, { kind, name, namespace }: NamedObject): boolean {
  // Looking is cheap, parsing is not.
  if (!text.includes(name) || !text.includes(`kind: ${kind}`)) return false;
  return parseAllDocuments(text).some((document) => {
    return document.get('kind') === kind && document.getIn(['metadata', 'name']) === name && (namespace === undefined || document.getIn(['metadata', 'namespace']) === namespace);
  });
}
