import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { splitCgiOutput } from './cgi-response.ts';
import type { Environment, Log } from './environment.ts';

/** One run of `git http-backend`. */
export interface BackendRun {
  readonly env: Environment;
  /** Run it to its end, then cut the connection instead of answering. */
  readonly dropResponse: boolean;
  readonly log: Log;
}

/** Passes CGI output on to an HTTP response: first the head, when it is complete, then the body as it comes. */
function createRelay(response: ServerResponse): (chunk: Buffer) => void {
  let pending: Buffer | undefined = Buffer.alloc(0);
  return (chunk) => {
    if (pending === undefined) {
      response.write(chunk);
      return;
    }
    pending = Buffer.concat([pending, chunk]);
    const split = splitCgiOutput(pending);
    if (split === undefined) return;
    pending = undefined;
    response.writeHead(split.head.status, split.head.headers);
    if (split.rest.length > 0) response.write(split.rest);
  };
}

/** Answers one request with `git http-backend`. Resolves when the program has ended; never rejects. */
export function runBackend(request: IncomingMessage, response: ServerResponse, run: BackendRun): Promise<void> {
  return new Promise((resolve) => {
    const backend = spawn('git', ['http-backend'], { env: run.env, stdio: ['pipe', 'pipe', 'pipe'] });
    const relay = createRelay(response);
    backend.stdout.on('data', (chunk: Buffer) => {
      if (!run.dropResponse) relay(chunk);
    });
    backend.stderr.on('data', (chunk: Buffer) => run.log(`git http-backend: ${chunk.toString('utf8').trimEnd()}`));
    // A backend that has read enough closes its input early; the rest of the request is of no use then.
    backend.stdin.on('error', (error) => run.log(`git http-backend input: ${error.message}`));
    request.pipe(backend.stdin);
    request.once('close', () => {
      if (!request.complete) backend.stdin.destroy();
    });
    backend.once('error', (error) => {
      run.log(`git http-backend cannot run: ${error.message}`);
      response.destroy();
      resolve();
    });
    backend.once('close', () => {
      if (run.dropResponse || !response.headersSent) response.destroy();
      else response.end();
      resolve();
    });
  });
}
