/** The contract for machines and people: the OpenAPI document, and a page that shows it. Open to everybody, as it is public. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { publish, sendPublished } from './published.ts';
import { createReferencePage, REFERENCE_PATH, REFERENCE_SCRIPT_PATH, type ReferencePage } from './reference-page.ts';

/** Written by `npm run generate`. */
const FOLDER = join(import.meta.dirname, '../../gen/openapi');

/** Adds `/openapi.json`, `/openapi.yaml` and `/reference/`. */
export function addDocumentRoutes(app: FastifyInstance): void {
  const json = publish(readFileSync(join(FOLDER, 'tenantry.json')), 'application/json; charset=utf-8');
  const yaml = publish(readFileSync(join(FOLDER, 'tenantry.yaml')), 'application/yaml; charset=utf-8');
  app.get('/openapi.json', (request, reply) => sendPublished(request, reply, json));
  app.get('/openapi.yaml', (request, reply) => sendPublished(request, reply, yaml));

  let reference: Promise<ReferencePage> | undefined;
  const made = (): Promise<ReferencePage> => (reference ??= createReferencePage());
  app.get('/reference', (_request, reply) => reply.redirect(REFERENCE_PATH, 308));
  app.get(REFERENCE_PATH, async (request, reply) => sendPublished(request, reply, (await made()).page));
  app.get(REFERENCE_SCRIPT_PATH, async (request, reply) => sendPublished(request, reply, (await made()).script));
}
