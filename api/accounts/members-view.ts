/**
 * What the tenant's own people are told of its state. What Flux and the publisher say may name other tenants: the owner
 * of a host, a neighbour's object on the same branch. So may the commits of people. Only platform admins read that; members get our own words, and of
 * the objects those in their own namespaces. Pure.
 */
import { formatRefusal } from '../../model/fault.ts';
import { tenantOfNamespace } from '../../model/ids.ts';
import type { Identity } from '../identity/identity.ts';
import type { Revision } from '../../store/revisions.ts';
import type { Problem } from '../../store/store.ts';
import type { Progress, ProgressState } from './progress.ts';

/** Who reads. */
export type Audience = 'platform' | 'members';

/** `Ingress/tenant-acme/shop`, as Flux names an object. */
const OBJECT = /\b[A-Z][A-Za-z]{0,62}\/(tenant-[a-z0-9-]{1,56})\/[a-z0-9][a-z0-9.-]{0,252}/g;
const MOST_OBJECTS = 5;
const SEARCHED = 8_192;

const PROBLEM: Readonly<Record<Problem['kind'], string>> = {
  invalid: 'its document on main breaks a rule',
  held: 'a cluster refused what it renders to; the last applied output stays',
  vanished: 'a part of it vanished from main without the removal steps; its last output stays',
  waiting: 'its removal waits for the step before it, for retention or for the platform\'s budget',
  branch: 'its branch cannot be applied now',
};

const PROGRESS: Readonly<Record<ProgressState, string>> = {
  PUSHED: 'pushed; not applied yet',
  APPLIED: 'the Tenant object shows this generation; the rest is not applied yet',
  READY: 'applied',
  UNKNOWN: 'the cluster cannot be asked now',
};

/** What members read while the tenant's role or prefix in the cloud is not as its document wants. */
export const MEMBERS_CLOUD = 'the cloud access of the tenant is not ready yet';

/** The words of a reader. */
export function audienceOf(identity: Identity | undefined): Audience {
  return identity?.platformAdmin === true ? 'platform' : 'members';
}

/** Objects of the tenant itself that a text names. */
function ownObjects(text: string, tenant: string): readonly string[] {
  const matches = [...text.slice(0, SEARCHED).matchAll(OBJECT)].filter(([, namespace = '']) => tenantOfNamespace(namespace) === tenant);
  return [...new Set(matches.map(([object]) => object))].slice(0, MOST_OBJECTS);
}

/** A text about the tenant, without what it says of others: our words, and the tenant's own objects in it. */
export function membersText(text: string, about: { readonly tenant: string; readonly words: string }): string {
  const objects = ownObjects(text, about.tenant);
  return `${about.words}${objects.length === 0 ? '' : ` (${objects.join(', ')})`}`;
}

/** The problem as members read it. Refusals of rules name no other tenant by themselves. */
export function membersProblem(problem: Problem): Problem {
  const rules = problem.faults.map(formatRefusal).join('\n');
  return { ...problem, message: rules === '' ? membersText(problem.message, { tenant: problem.subject, words: PROBLEM[problem.kind] }) : rules };
}

const progressOfMembers = new WeakMap<Progress, Progress>();

/**
 * A version as members read it. A commit of people may be about several tenants, and its subject name them all; those of
 * the API are about one.
 */
export function membersRevision(revision: Revision): Revision {
  return revision.operationId === undefined ? { ...revision, subject: 'changed in Git' } : revision;
}

/** How far it is in a cluster, as members read it. The same object for the same progress, which is of one tenant. */
export function membersProgress(progress: Progress, tenant: string): Progress {
  const known = progressOfMembers.get(progress) ?? toldToMembers(progress, tenant);
  progressOfMembers.set(progress, known);
  return known;
}

function toldToMembers(progress: Progress, tenant: string): Progress {
  return progress.attached ? { ...progress, message: membersText(progress.message, { tenant, words: PROGRESS[progress.state] }) } : progress;
}
