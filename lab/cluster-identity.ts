import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Authority } from './certificates.ts';
import { writeKubeconfig } from './kubeconfig.ts';

/** What every kubeconfig of one cluster has in common. */
export interface ClusterIdentity {
  readonly name: string;
  /** URL of the API server. */
  readonly server: string;
  readonly authority: Authority;
  /** Where certificates and kubeconfigs of users are kept. */
  readonly folder: string;
}

/** Gives the path of a kubeconfig for that user in those groups. The same question gives the same file. */
export type ClientFor = (user: string, groups?: readonly string[]) => Promise<string>;

/** A file name for that user: readable, and different for different users or groups. */
export function fileNameFor(user: string, groups: readonly string[]): string {
  const readable = user.replaceAll(/[^\w.-]+/g, '-').slice(0, 60);
  const digest = createHash('sha256')
    .update(JSON.stringify([user, groups]))
    .digest('hex')
    .slice(0, 10);
  return `${readable}-${digest}`;
}

/**
 * Makes kubeconfigs for users known by client certificate: common name = user, organizations = groups.
 * Service accounts work too when their groups are named: `system:serviceaccounts`, `system:serviceaccounts:NS`.
 */
export function createClientFor(identity: ClusterIdentity): ClientFor {
  const issued = new Map<string, Promise<string>>();
  const issue = async (name: string, user: string, groups: readonly string[]): Promise<string> => {
    await mkdir(identity.folder, { recursive: true });
    const certificate = await identity.authority.issueClient(`client-${name}`, user, groups);
    return writeKubeconfig(join(identity.folder, `${name}.kubeconfig`), {
      cluster: identity.name,
      server: identity.server,
      caFile: identity.authority.certFile,
      user,
      certificate,
    });
  };
  return (user, groups = []) => {
    const name = fileNameFor(user, groups);
    const known = issued.get(name) ?? issue(name, user, groups);
    issued.set(name, known);
    return known;
  };
}
