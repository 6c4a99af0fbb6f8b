/**
 * The reference page: Scalar over the OpenAPI document, all of it from this server. It is made when somebody first asks
 * for it: its script is 3 MiB of text that most processes never need.
 */
import { createHash } from 'node:crypto';
import { fastify } from 'fastify';
import { publish, type Published } from './published.ts';

export interface ReferencePage {
  readonly page: Published;
  readonly script: Published;
}

/** Where the page lies; its script is named relative to it. */
export const REFERENCE_PATH = '/reference/';
export const REFERENCE_SCRIPT_PATH = '/reference/js/scalar.js';

/** Nothing from elsewhere: no fonts, proxy, telemetry, assistant or account of Scalar's. */
const CONFIGURATION = {
  url: '/openapi.json',
  pageTitle: 'tenantry API',
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  persistAuth: false,
  agent: { disabled: true },
  mcp: { disabled: true },
} as const;

/** The page starts by one inline script; only that text may run inline. Scalar makes its styles at run time. */
function policyOf(html: string): string {
  const hashes = [...html.matchAll(/<script(?! src)[^>]*>([\s\S]*?)<\/script>/g)].map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  return [
    "default-src 'none'", `script-src 'self' ${hashes.join(' ')}`, "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:",
    "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ].join('; ');
}

/** Makes page and script; each call makes them anew. */
export async function createReferencePage(): Promise<ReferencePage> {
  const { default: plugin } = await import('@scalar/fastify-api-reference');
  const app = fastify({ logger: false });
  await app.register(plugin, { routePrefix: '/reference', configuration: CONFIGURATION });
  const [page, script] = await Promise.all([app.inject(REFERENCE_PATH), app.inject(REFERENCE_SCRIPT_PATH)]);
  await app.close();
  if (page.statusCode !== 200 || script.statusCode !== 200) throw new Error(`the reference page cannot be made: ${page.statusCode}, ${script.statusCode}`);
  return {
    page: publish(page.rawPayload, 'text/html; charset=utf-8', { 'content-security-policy': policyOf(page.payload), 'referrer-policy': 'no-referrer' }),
    script: publish(script.rawPayload, 'text/javascript; charset=utf-8'),
  };
}
