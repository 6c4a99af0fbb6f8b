/** Metrics of real calls, as a scraper reads them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../client/index.ts';
import { GOOD_HEADERS, startTestApi, TEST_TOKEN, type TestApi } from '../testing/test-api.ts';
import { ApiMetrics } from './api-metrics.ts';
import { createMetricsServer } from './metrics-server.ts';

let test: TestApi;
const metrics = new ApiMetrics();
beforeAll(async () => {
  test = await startTestApi({ metrics });
});
afterAll(() => test.stop());

const GET = 'method="acctapi.v1.AccountProvisioningService/GetAccount"';

async function scrape(url = test.url): Promise<string> {
  const reply = await fetch(`${url}/metrics`);
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  return reply.text();
}

describe('GET /metrics', () => {
  it('counts calls by method, door and code, with their time', async () => {
    const grpc = createClient({ address: test.grpcAddress, token: TEST_TOKEN });
    await grpc.accounts.createAccount({ organizationId: 'counted' });
    await grpc.accounts.getAccount({ organizationId: 'counted' });
    for (const id of ['counted', 'nobody']) await fetch(`${test.url}/v1/accounts/${id}`, { headers: GOOD_HEADERS });
    await fetch(`${test.url}/v1/accounts/counted`);
    grpc.close();
    const text = await scrape();
    expect(text).toContain(`tenantry_api_calls_total{${GET},door="grpc",code="OK"} 1`);
    for (const code of ['OK', 'NOT_FOUND', 'UNAUTHENTICATED']) expect(text).toContain(`tenantry_api_calls_total{${GET},door="rest",code="${code}"} 1`);
    expect(text).toContain(`tenantry_api_call_seconds_count{${GET},door="rest"} 3`);
    expect(text).toMatch(/tenantry_api_http_responses_total\{status="404"\} 1/);
  });

  it.each(['rest', 'grpc'])('shows streams over %s while they run, and not their time', async (door) => {
    const client = door === 'rest' ? createClient({ baseUrl: test.url, token: TEST_TOKEN }) : createClient({ address: test.grpcAddress, token: TEST_TOKEN });
    const organizationId = `followed-${door}`;
    await client.accounts.createAccount({ organizationId });
    for await (const { status } of client.accounts.watchAccount({ organizationId })) {
      expect(status).toBe('ACTIVE');
      expect(await scrape()).toContain(`tenantry_api_calls_running{door="${door}"} 1`);
      break;
    }
    // Leaving the loop ends the stream at the server too.
    while (!(await scrape()).includes(`tenantry_api_calls_running{door="${door}"} 0`)) await new Promise((resolve) => setImmediate(resolve));
    client.close();
    expect(await scrape()).not.toMatch(/call_seconds_count\{method="[^"]*WatchAccount"/);
  });

  it('has no label that strangers choose', async () => {
    for (const path of ['/v1/accounts/secret-name', '/v1/nothing-secret', '/secret']) await fetch(test.url + path, { headers: GOOD_HEADERS });
    expect(await scrape()).not.toContain('secret');
  });

  it('is guarded as all of this door is, and absent where others could reach it', async () => {
    expect((await fetch(`${test.url}/metrics`, { headers: { origin: 'https://evil.example' } })).status).toBe(403);
    const open = await startTestApi({ host: '0.0.0.0' });
    expect((await fetch(`${open.url}/metrics`)).status).toBe(404);
    await open.stop();
  });

  it('has a port of its own where that is asked for', async () => {
    const server = createMetricsServer({ host: '127.0.0.1', port: 0, registry: metrics.registry });
    await server.start();
    expect(await scrape(`http://127.0.0.1:${server.port()}`)).toContain('tenantry_api_calls_total');
    await server.stop(AbortSignal.timeout(1_000));
  });
});
