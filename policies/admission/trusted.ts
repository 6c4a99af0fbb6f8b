/** Who may touch what is rendered. By user name and group as the API server authenticated them, never by a label. */
import { APPLIERS, KUBERNETES_WRITERS, PLATFORM_ADMINS_GROUP, WEBHOOK_USER } from '../../model/accounts.ts';
import type { Requester } from './subject.ts';

const appliers: ReadonlySet<string> = new Set(APPLIERS);
const kubernetes: ReadonlySet<string> = new Set(KUBERNETES_WRITERS);

/** Flux on behalf of the platform. */
export function isApplier(user: Requester): boolean {
  return appliers.has(user.username);
}

export function isPlatformAdmin(user: Requester): boolean {
  return user.groups.includes(PLATFORM_ADMINS_GROUP);
}

/** The parts of Kubernetes that must write objects they did not make. */
export function isKubernetesWriter(user: Requester): boolean {
  return kubernetes.has(user.username);
}

/** True for everybody whom rules about managed objects let pass; the webhook itself writes quotas and ledgers. */
export function isTrusted(user: Requester): boolean {
  return isApplier(user) || isPlatformAdmin(user) || isKubernetesWriter(user) || user.username === WEBHOOK_USER;
}
