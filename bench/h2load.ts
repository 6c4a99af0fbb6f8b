/** h2load of nghttp2 as a load on gRPC servers: a client in Node would be the bottleneck. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export function hasH2load(): boolean {
  return spawnSync('h2load', ['--version']).status === 0;
}

export interface GrpcLoad {
  /** `host:port`. */
  readonly address: string;
  /** `/package.Service/Method`. */
  readonly path: string;
  readonly message: Uint8Array;
  readonly token: string;
  readonly seconds: number;
}

/** A gRPC frame: one byte for no compression, four for the length, the message. */
function framed(message: Uint8Array): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

/** Replies a second, 200 calls in flight on 10 connections: enough that the server never waits. @throws Error when one failed */
export async function grpcRate({ address, path, message, token, seconds }: GrpcLoad): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-h2load-'));
  try {
    const body = join(folder, 'body');
    writeFileSync(body, framed(message));
    const { stdout } = await run('h2load', ['-D', String(seconds), '-c', '10', '-m', '20', '-d', body, '-H', 'content-type: application/grpc', '-H', 'te: trailers', '-H', `authorization: Bearer ${token}`, `http://${address}${path}`]);
    const rate = /finished in [\d.]+\w+, ([\d.]+) req\/s/.exec(stdout)?.[1];
    const failed = /(\d+) failed, (\d+) errored, (\d+) timeout/.exec(stdout);
    if (rate === undefined || failed === null || failed.slice(1).some((count) => count !== '0')) throw new Error(`h2load failed: ${stdout}`);
    return Number(rate);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
