import { afterEach, expect, it } from 'vitest';
import { HealthServer } from './health.ts';
import { WebhookMetrics } from './metrics.ts';

let server: HealthServer | undefined;

afterEach(async () => {
  await server?.stop();
});

it('tells liveness, readiness with its reasons, and metrics, and nothing else', async () => {
  let problems = ['tenants: not listed yet'];
  server = new HealthServer({ host: '127.0.0.1', port: 0, registry: new WebhookMetrics().registry, problems: () => problems });
  await server.start();
  const ask = (path: string): Promise<Response> => fetch(`http://127.0.0.1:${server?.port() ?? 0}${path}`);
  expect((await ask('/healthz')).status).toBe(200);
  const unready = await ask('/readyz');
  expect([unready.status, await unready.json()]).toEqual([503, { ready: false, problems }]);
  problems = [];
  expect((await ask('/readyz')).status).toBe(200);
  expect(await (await ask('/metrics')).text()).toContain('tenantry_admission_faults_total{endpoint="validate"} 0');
  expect((await ask('/validate')).status).toBe(404);
});
