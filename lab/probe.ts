import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import type { ReadyCheck } from './component.ts';
import { LabError } from './lab-error.ts';

const PROBE_TIMEOUT_MS = 5_000;

function statusOf(url: string, ca: Buffer | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { timeout: PROBE_TIMEOUT_MS, agent: false as const };
    const request = url.startsWith('https:')
      ? httpsRequest(url, { ...options, ...(ca === undefined ? {} : { ca }) })
      : httpRequest(url, options);
    request.once('timeout', () => request.destroy(new LabError(`${url}: no answer in ${PROBE_TIMEOUT_MS} ms`)));
    request.once('error', reject);
    request.once('response', (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    request.end();
  });
}

/** Ready when GET `url` answers 200; `caFile` is who signed its certificate. */
export function httpReady(url: string, caFile?: string): ReadyCheck {
  return async () => {
    const status = await statusOf(url, caFile === undefined ? undefined : readFileSync(caFile));
    if (status !== 200) throw new LabError(`${url} answers ${status}`);
    return true;
  };
}

function connects(port: number): Promise<true> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

/** Ready when somebody accepts connections on that port of 127.0.0.1. */
export function portReady(port: number): ReadyCheck {
  return () => connects(port);
}

/** Ready when all are. */
export function allReady(...checks: readonly ReadyCheck[]): ReadyCheck {
  return async () => {
    for (const check of checks) await check();
    return true;
  };
}
