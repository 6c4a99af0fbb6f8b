import { timingSafeEqual, createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Environment } from './environment.ts';
import type { GitRequest } from './git-faults.ts';

/** Name and password that clients must show. */
export interface GitCredentials {
  readonly username: string;
  readonly password: string;
}

/** A request line of the smart HTTP protocol, taken apart. */
export interface ParsedGitRequest extends GitRequest {
  /** Path below the root folder, for PATH_INFO. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
}

const REQUEST_PATH =
  /^\/([A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9][\w.-]*)*)\.git\/(info\/refs|git-upload-pack|git-receive-pack)$/;

/** Undefined when it is not a request of the smart protocol for a repository below the root. */
export function parseGitRequest(url: string): ParsedGitRequest | undefined {
  const parsed = new URL(url, 'http://127.0.0.1');
  const match = REQUEST_PATH.exec(parsed.pathname);
  const [, repository, service] = match ?? [];
  if (repository === undefined || service === undefined || repository.includes('..')) return undefined;
  const isAdvertise = service === 'info/refs';
  const command = isAdvertise ? parsed.searchParams.get('service') : service;
  if (command !== 'git-upload-pack' && command !== 'git-receive-pack') return undefined;
  return {
    operation: command === 'git-receive-pack' ? 'push' : 'fetch',
    repository,
    phase: isAdvertise ? 'advertise' : 'transfer',
    path: parsed.pathname,
    query: parsed.search.slice(1),
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Whether the Authorization header is HTTP Basic with these credentials. */
export function isAuthorized(header: string | undefined, credentials: GitCredentials): boolean {
  const expected = `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;
  return timingSafeEqual(digest(header ?? ''), digest(expected));
}

/** The CGI variables of `git http-backend`. Settings of the user's or the machine's Git do not count. */
export function backendEnvironment(
  request: ParsedGitRequest,
  http: { readonly method: string; readonly headers: IncomingHttpHeaders },
  server: { readonly root: string; readonly env: Environment; readonly user: string },
): Environment {
  const { headers } = http;
  const protocol = headers['git-protocol'];
  return {
    ...server.env,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'safe.directory',
    GIT_CONFIG_VALUE_0: '*',
    GIT_PROJECT_ROOT: server.root,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: request.path,
    QUERY_STRING: request.query,
    REQUEST_METHOD: http.method,
    REMOTE_ADDR: '127.0.0.1',
    REMOTE_USER: server.user,
    ...(headers['content-type'] === undefined ? {} : { CONTENT_TYPE: headers['content-type'] }),
    ...(headers['content-length'] === undefined ? {} : { CONTENT_LENGTH: headers['content-length'] }),
    ...(headers['content-encoding'] === undefined ? {} : { HTTP_CONTENT_ENCODING: headers['content-encoding'] }),
    ...(typeof protocol === 'string' ? { GIT_PROTOCOL: protocol } : {}),
  };
}
