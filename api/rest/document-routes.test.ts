/** The document and its page, as a browser gets them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../testing/test-api.ts';

let test: TestApi;
beforeAll(async () => {
  test = await startTestApi();
});
afterAll(() => test.stop());

describe.each([['/openapi.json', 'application/json; charset=utf-8', 'tenantry.json'], ['/openapi.yaml', 'application/yaml; charset=utf-8', 'tenantry.yaml']])('GET %s', (path, type, file) => {
  it('needs no credentials, and is the committed document', async () => {
    const reply = await fetch(test.url + path);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, type]);
    expect(await reply.text()).toBe(readFileSync(join(import.meta.dirname, '../../gen/openapi', file), 'utf8'));
  });

  it('is sent once to who keeps it', async () => {
    const etag = (await fetch(test.url + path)).headers.get('etag') ?? '';
    const again = await fetch(test.url + path, { headers: { 'if-none-match': `"other", W/${etag}` } });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await fetch(test.url + path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });
});

describe('GET /reference/', () => {
  it('is a page that loads nothing from elsewhere', async () => {
    const reply = await fetch(`${test.url}/reference`);
    expect([reply.status, reply.url, reply.headers.get('content-type')]).toEqual([200, `${test.url}/reference/`, 'text/html; charset=utf-8']);
    const html = await reply.text();
    expect(html).toContain('/openapi.json');
    expect([...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url)).toEqual(['js/scalar.js']);
    expect(html.match(/https?:\/\//g)).toBeNull();
    const script = await fetch(new URL('js/scalar.js', reply.url));
    expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(await script.text()).toContain('createApiReference');
  });

  it('has a policy by which a browser would refuse anything else', async () => {
    const reply = await fetch(`${test.url}/reference/`);
    const policy = reply.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.replaceAll(/'[^']*'|data:|blob:/g, '')).not.toMatch(/[:*]/);
    // The one inline script is named by its digest; no other may run.
    const inline = /<script type="text\/javascript">([\s\S]*?)<\/script>/.exec(await reply.text())?.[1] ?? '';
    expect(inline).toContain('Scalar.createApiReference');
    expect(policy).toContain(`script-src 'self' 'sha256-${createHash('sha256').update(inline).digest('base64')}'`);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });
});
