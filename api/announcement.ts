/** What `npm start` prints: where it listens, the token, and three commands that run as they stand. */
import { primaryNamespace } from '../model/ids.ts';

export interface Announcement {
  /** `host:port`. */
  readonly http: string;
  readonly grpc: string;
  /** URL; undefined when none runs beside the API. */
  readonly webhook: string | undefined;
  /** True over TLS. */
  readonly secure: boolean;
  /** Undefined where callers show certificates or tokens of an issuer. */
  readonly token: string | undefined;
  /** Path of the token's file as the commands name it. */
  readonly tokenFile: string;
  /** The bare repository, when it lies on this machine. */
  readonly repository: string | undefined;
  /** A tenant id that is free, and the branch that would carry it. */
  readonly example: { readonly id: string; readonly branch: string } | undefined;
}

/** A path or word as a POSIX shell takes it. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function commandsOf(announcement: Announcement, id: string, branch: string): string[] {
  const { http, tokenFile, repository } = announcement;
  const body = JSON.stringify({ organization_id: id, plan_tier: 'PLAN_TIER_STARTER' });
  const create = `curl -sS -w '\\n' -H "authorization: Bearer $(cat ${shellWord(tokenFile)})" -H 'content-type: application/json' -d '${body}' http://${http}/v1/accounts`;
  if (repository === undefined) return [create];
  const git = `git --no-pager --git-dir ${shellWord(repository)}`;
  return [create, `${git} log --stat -1 main`, `${git} show ${branch}:tenants/${id}/${primaryNamespace(id)}.yaml`];
}

/** The lines, in order; a quiet one tells where it listens and no secret. */
export function announcementLines(announcement: Announcement, quiet = false): string[] {
  const { example, secure } = announcement;
  const webhook = announcement.webhook === undefined ? [] : [`Webhook ${announcement.webhook}`];
  const listens = [`${secure ? 'HTTP https' : 'HTTP http'}://${announcement.http}`, `gRPC ${announcement.grpc}`, ...webhook];
  if (quiet || announcement.token === undefined) return listens;
  const where = [...listens, `Token ${announcement.token}`];
  // With TLS the commands would need the authority of our certificate, which only its owner has.
  if (example === undefined || secure) return where;
  return [...where, '', 'Try:', ...commandsOf(announcement, example.id, example.branch).map((command) => `  ${command}`)];
}
