import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { randomInt } from 'node:crypto';
import { LabError } from './lab-error.ts';

// Below the ephemeral range of Linux (32768 up), so that no outgoing connection takes a port
// between the check here and the bind of the process that it is for.
const LOWEST = 15_000;
const BEYOND = 32_000;

const given = new Set<number>();

function tryListen(port: number): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
  });
}

/** A TCP port of 127.0.0.1 that nobody listens on now and that this process has not given out before. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    const port = randomInt(LOWEST, BEYOND);
    if (given.has(port)) continue;
    given.add(port);
    const server = await tryListen(port);
    if (server === undefined) continue;
    await close(server);
    return port;
  }
  throw new LabError(`no free port between ${LOWEST} and ${BEYOND} on 127.0.0.1`);
}

/** As many different free ports as there are names, by name. */
export async function freePorts<Name extends string>(names: readonly Name[]): Promise<Record<Name, number>> {
  const entries: [Name, number][] = [];
  for (const name of names) entries.push([name, await freePort()]);
  return Object.fromEntries(entries) as Record<Name, number>;
}
