/** A real Redis or Valkey on a socket of its own, for tests and figures. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

/** TENANTRY_REDIS_SERVER names the program; else Redis or Valkey from PATH. Undefined where there is none. */
export function redisProgram(): string | undefined {
  const candidates = [process.env['TENANTRY_REDIS_SERVER'], 'redis-server', 'valkey-server'].filter((name) => name !== undefined && name !== '');
  return candidates.find((name) => {
    try {
      execFileSync(name ?? '', ['--version'], { stdio: 'ignore' });
      return true;
    } catch {
      // Not there, or not for this machine: the next one.
      return false;
    }
  });
}

export interface RedisServer {
  /** `pipelining`: commands of one turn of the event loop go out together. */
  client(pipelining?: boolean): Redis;
  /** Path of its socket, which ioredis takes for a URL. */
  readonly socket: string;
  stop(): Promise<void>;
}

/** `port` of 127.0.0.1 beside the socket; none by default. */
export function startRedis(program: string, port = 0): RedisServer {
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-redis-'));
  const socket = join(folder, 'redis.sock');
  const server = spawn(program, ['--bind', '127.0.0.1', '--port', String(port), '--unixsocket', socket, '--save', '', '--appendonly', 'no', '--dir', folder], { stdio: 'ignore' });
  const clients: Redis[] = [];
  return {
    socket,
    client: (enableAutoPipelining = false) => {
      const redis = new Redis({ path: socket, enableAutoPipelining });
      // It may take a moment until the socket is there; the client tries again by itself.
      redis.on('error', () => undefined);
      clients.push(redis);
      return redis;
    },
    stop: async () => {
      for (const client of clients) client.disconnect();
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
