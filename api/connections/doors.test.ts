/** Both doors with a bound on connections, by real sockets. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HealthService } from '../../proto/gen/schedulerapi/v1/scheduler_pb.js';
import { ApiMetrics } from '../metrics/api-metrics.ts';
import { callRpc, startTestApi, type TestApi } from '../testing/test-api.ts';

let test: TestApi;
let sockets: Socket[];
let metrics: ApiMetrics;

beforeEach(async () => {
  sockets = [];
  // A quarter of them from one address: two.
  metrics = new ApiMetrics();
  test = await startTestApi({ maxConnections: 8, metrics });
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await test.stop();
});

async function open(address: string): Promise<Socket> {
  const { hostname, port } = new URL(address.includes('://') ? address : `http://${address}`);
  const socket = connect({ host: hostname, port: Number(port) });
  sockets.push(socket);
  // One that is turned away may be reset.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

const metric = async (name: string, door: string): Promise<number> => {
  const text = await metrics.registry.metrics();
  return Number(new RegExp(`^${name}\\{door="${door}"\\} (\\d+)$`, 'm').exec(text)?.[1]);
};

describe.each(['rest', 'grpc'] as const)('the door for %s', (door) => {
  const address = () => (door === 'rest' ? test.url : test.grpcAddress);
  const calls = () => (door === 'rest' ? fetch(`${test.url}/healthz`, { headers: { connection: 'close' } }).then(({ ok }) => ok) : callRpc(test.grpcAddress, HealthService.method.check, {}).then(() => true));

  it('turns away what is above the bound at once, counts it, and takes calls again when one has ended', async () => {
    const held = [await open(address()), await open(address())];
    const above = await open(address());
    await once(above, 'close');
    expect([await metric('tenantry_api_connections', door), await metric('tenantry_api_connections_refused_total', door)]).toEqual([2, 1]);
    await expect(calls()).rejects.toThrow();
    held[0]?.destroy();
    while ((await metric('tenantry_api_connections', door)) === 2) await new Promise((resolve) => setImmediate(resolve));
    expect(await calls()).toBe(true);
  });
});
