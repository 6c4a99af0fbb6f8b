/** Two clusters over real connections, one of which fails. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeApiServer } from '../../runtime/testing/fake-api-server.ts';
import { createBreakers, type Breakers } from './breakers.ts';
import { GuardedConnection } from './guarded-connection.ts';

let servers: readonly FakeApiServer[];
let breakers: Breakers;
let connections: readonly GuardedConnection[];

beforeEach(async () => {
  servers = [new FakeApiServer(), new FakeApiServer()];
  await Promise.all(servers.map((server) => server.start()));
  breakers = createBreakers({ now: () => Date.now() });
  connections = servers.map(({ kubeconfig }, index) => new GuardedConnection({ cluster: ['east', 'west'][index] ?? '', kubeconfigFile: kubeconfig, timeoutMs: 5_000 }, breakers));
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()));
});

const ask = (index: number): Promise<unknown> | undefined => connections[index]?.request({ method: 'GET', path: '/x' });

describe('GuardedConnection', () => {
  it('leaves a failing cluster alone and goes on with the other', async () => {
    const [east, west] = servers;
    if (east === undefined || west === undefined) throw new Error('two servers are needed');
    east.failWith = 503;
    west.failWith = 404;
    for (let turn = 0; turn < 5; turn += 1) {
      await expect(ask(0)).rejects.toMatchObject({ status: 503 });
      await expect(ask(1)).rejects.toMatchObject({ status: 404 });
    }
    const seen = east.seen.length;
    await expect(ask(0)).rejects.toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining('the cluster east failed 5 times in a row') as string });
    expect(east.seen).toHaveLength(seen);
    await expect(ask(1)).rejects.toMatchObject({ status: 404 });
    expect(breakers.count('cluster', 'open')).toBe(1);
  });
});
