import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runCommand } from './command.ts';
import type { Environment, Log } from './environment.ts';
import { runBackend } from './git-backend.ts';
import { createGitFaults } from './git-faults.ts';
import type { FaultAction, GitFaults } from './git-faults.ts';
import { backendEnvironment, isAuthorized, parseGitRequest } from './git-request.ts';
import type { GitCredentials, ParsedGitRequest } from './git-request.ts';
import { messageOf } from './lab-error.ts';

/** How to serve repositories. */
export interface GitServerOptions {
  /** Folder that holds the bare repositories; made when it is not there. Absolute path. */
  readonly root: string;
  /** Environment of `git http-backend`: PATH at least. */
  readonly env: Environment;
  /** When given, every request must carry them by HTTP Basic. */
  readonly credentials?: GitCredentials;
  /** Default: any free port. */
  readonly port?: number;
  readonly log?: Log;
}

/** A Git server on 127.0.0.1 that speaks the smart HTTP protocol, pushes included. */
export interface GitServer {
  readonly root: string;
  readonly port: number;
  readonly faults: GitFaults;
  /** URL of a repository, without credentials. */
  url(repository: string): string;
  /** Makes an empty bare repository (branch `main`) and gives its folder. One that is there stays as it is. */
  createRepository(repository: string): Promise<string>;
  /** Cuts all connections and stops listening. May be called again. */
  stop(): Promise<void>;
}

async function delay(actions: readonly FaultAction[]): Promise<void> {
  const delayMs = actions.reduce((sum, action) => sum + (action.kind === 'delay' ? action.delayMs : 0), 0);
  if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
}

function answer(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'text/plain', ...headers });
  response.end(`${text}\n`);
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  parsed: ParsedGitRequest,
  server: GitServerOptions & { readonly faults: GitFaults },
): Promise<void> {
  const actions = server.faults.take(parsed);
  await delay(actions);
  const rejected = actions.find((action) => action.kind === 'reject');
  if (actions.some((action) => action.kind === 'drop-request')) {
    request.socket.destroy();
  } else if (rejected !== undefined) {
    request.resume();
    answer(response, rejected.status, 'rejected by a fault of the lab');
  } else {
    const http = { method: request.method ?? 'GET', headers: request.headers };
    const user = server.credentials?.username ?? 'lab';
    await runBackend(request, response, {
      env: backendEnvironment(parsed, http, { root: server.root, env: server.env, user }),
      dropResponse: actions.some((action) => action.kind === 'drop-response'),
      log: server.log ?? (() => undefined),
    });
  }
}

async function initialize(folder: string, env: Environment): Promise<void> {
  const git = (...args: readonly string[]): Promise<string> => runCommand('git', args, { env });
  await git('init', '--quiet', '--bare', '--initial-branch=main', folder);
  await git('--git-dir', folder, 'config', 'http.receivepack', 'true');
  // No housekeeping in the background of a test.
  await git('--git-dir', folder, 'config', 'gc.auto', '0');
}

/** Starts a Git server. It lives in this process, and ends with it. */
export async function startGitServer(options: GitServerOptions): Promise<GitServer> {
  await mkdir(options.root, { recursive: true });
  const log = options.log ?? ((): void => undefined);
  const faults = createGitFaults();
  const http = createServer((request, response) => {
    const parsed = parseGitRequest(request.url ?? '/');
    if (parsed === undefined) {
      answer(response, 404, 'no such repository or service');
    } else if (options.credentials !== undefined && !isAuthorized(request.headers.authorization, options.credentials)) {
      request.resume();
      answer(response, 401, 'credentials needed', { 'www-authenticate': 'Basic realm="lab"' });
    } else {
      serve(request, response, parsed, { ...options, faults }).catch((error: unknown) => {
        log(`git server: ${messageOf(error)}`);
        response.destroy();
      });
    }
  });
  http.listen(options.port ?? 0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  return {
    root: options.root,
    port,
    faults,
    url: (repository) => `http://127.0.0.1:${port}/${repository}.git`,
    createRepository: async (repository) => {
      const folder = join(options.root, `${repository}.git`);
      await initialize(folder, options.env);
      return folder;
    },
    stop: async () => {
      if (!http.listening) return;
      const closed = once(http, 'close');
      http.close();
      http.closeAllConnections();
      await closed;
    },
  };
}
