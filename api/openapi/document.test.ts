/** The committed document: valid OpenAPI 3.1, the whole contract, and nothing that the code does not hold to. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { TENANT_ID_PATTERN } from '../../model/ids.ts';
import { createReadiness } from '../health/readiness.ts';
import { healthMethods } from '../health/service.ts';
import { bindingsOf } from '../rest/http-rule.ts';
import { GOOD_HEADERS, startTestApi, type TestApi } from '../testing/test-api.ts';
import { pathOf } from './operation.ts';

type Json = Record<string, unknown>;
interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly security?: unknown[];
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: Json }[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: { readonly $ref: string } } } };
  readonly responses: Readonly<Record<string, Json>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>>; readonly responses: Readonly<Record<string, Json>> };
}

const FOLDER = join(import.meta.dirname, '../../gen/openapi');
const text = readFileSync(join(FOLDER, 'tenantry.json'), 'utf8');
const document = JSON.parse(text) as Document;
const operations = Object.entries(document.paths).flatMap(([path, item]) => Object.entries(item).map(([verb, operation]) => ({ call: `${verb.toUpperCase()} ${path}`, operation })));
const schemaOf = (name: string): Json => document.components.schemas[name] ?? {};

let test: TestApi;
beforeAll(async () => {
  test = await startTestApi();
});
afterAll(() => test.stop());

async function index(): Promise<{ calls: { call: string }[]; oldCalls: { call: string }[] }> {
  return (await (await fetch(`${test.url}/`)).json()) as { calls: { call: string }[]; oldCalls: { call: string }[] };
}

/** A validator of one component, with all others in reach. */
function validatorOf(name: string) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ ...document, $id: 'https://tenantry.test/openapi.json' });
  return ajv.compile({ $ref: `https://tenantry.test/openapi.json#/components/schemas/${name}` });
}

describe('the committed document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate(JSON.parse(text) as Json)).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('is the same as YAML', () => {
    expect(parse(readFileSync(join(FOLDER, 'tenantry.yaml'), 'utf8'), { maxAliasCount: -1 })).toEqual(JSON.parse(text));
  });

  it('has every call that the server lists, each with a word on what it does', async () => {
    const { calls, oldCalls } = await index();
    const listed = [...calls, ...oldCalls].map(({ call }) => call.replace(/\{([^{}=]+)=[^{}]*\}/g, '{$1}')).sort();
    expect(operations.map(({ call }) => call).sort()).toEqual(listed);
    expect(operations.filter(({ operation }) => !(operation.summary ?? '').endsWith('.')).map(({ call }) => call)).toEqual([]);
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
  });

  it('asks for credentials exactly where the server does', () => {
    const open = bindingsOf(healthMethods(createReadiness([]), [])).map((binding) => `${binding.verb} ${pathOf(binding)}`);
    expect(operations.filter(({ operation }) => operation.security !== undefined).map(({ call, operation }) => [call, operation.security])).toEqual(open.map((call) => [call, []]));
  });

  it('says what the code enforces', () => {
    const create = schemaOf('acctapi.v1.CreateAccountRequest');
    expect(create).toMatchObject({ required: ['organizationId'], additionalProperties: false, properties: { organizationId: { pattern: TENANT_ID_PATTERN, minLength: 2, maxLength: 40 }, requestId: { maxLength: 128 }, etag: { maxLength: 0 } } });
    expect(schemaOf('acctapi.v1.CreateAccountRequest.proto')).toMatchObject({ properties: { plan_tier: { enum: expect.arrayContaining(['PLAN_TIER_PRO', 'pro']) as string[] } } });
    // The path has it.
    expect(Object.keys(schemaOf('acctapi.v1.UpdateAccountRequest')['properties'] as Json)).not.toContain('organizationId');
    expect(document.paths['/v1/accounts']?.['get']?.parameters).toContainEqual(expect.objectContaining({ name: 'pageSize', in: 'query', schema: expect.objectContaining({ minimum: 0, default: 50 }) as Json }));
  });

  it('offers the headers that stand for fields, where there are such fields', () => {
    const headersOf = (path: string, verb: string): string[] => (document.paths[path]?.[verb]?.parameters ?? []).filter((one) => one.in === 'header').map(({ name }) => name);
    expect([headersOf('/v1/accounts', 'post'), headersOf('/v1/accounts/{organization_id}', 'patch'), headersOf('/v1/accounts', 'get')]).toEqual([['Idempotency-Key'], ['Idempotency-Key', 'If-Match'], []]);
  });

  it('tells every error in the one form', () => {
    for (const { call, operation } of operations) {
      const errors = Object.entries(operation.responses).filter(([status]) => status !== '200');
      expect(errors.length, call).toBeGreaterThan(8);
      for (const [status, response] of errors) expect(response, call).toEqual({ $ref: `#/components/responses/Error${status}` });
    }
    expect(document.components.responses['Error429']).toMatchObject({ headers: { 'Retry-After': {}, RateLimit: {} } });
  });
});

describe('what the server answers', () => {
  const call = async (verb: string, path: string, body?: unknown): Promise<{ status: number; json: unknown }> => {
    const reply = await fetch(test.url + path, { method: verb, headers: GOOD_HEADERS, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    return { status: reply.status, json: await reply.json() };
  };

  it.each([
    ['POST', '/v1/accounts', { organizationId: 'shaped' }, 'acctapi.v1.CreateAccountResponse'],
    ['GET', '/v1/accounts/shaped', undefined, 'acctapi.v1.GetAccountResponse'],
    ['GET', '/v1/accounts', undefined, 'acctapi.v1.ListAccountsResponse'],
    ['PATCH', '/v1/accounts/shaped', { planTier: 'PLAN_TIER_PRO' }, 'acctapi.v1.UpdateAccountResponse'],
    ['POST', '/v1/accounts/shaped:preview', { planTier: 'PLAN_TIER_STARTER' }, 'acctapi.v1.PreviewAccountResponse'],
    ['GET', '/v1/accounts/shaped/revisions', undefined, 'acctapi.v1.ListAccountRevisionsResponse'],
    ['POST', '/api/accounts', { organization_id: 'shaped-old', plan_tier: 'pro' }, 'acctapi.v1.CreateAccountResponse.proto'],
    ['DELETE', '/v1/accounts/shaped', undefined, 'acctapi.v1.DeleteAccountResponse'],
    ['GET', '/v1/health', undefined, 'schedulerapi.v1.CheckResponse'],
  ] as const)('%s %s is as the document says', async (verb, path, body, name) => {
    const { status, json } = await call(verb, path, body);
    const validate = validatorOf(name);
    validate(json);
    expect([status, validate.errors]).toEqual([200, null]);
  });

  it.each([['POST', '/v1/accounts', { organizationId: 'No' }], ['GET', '/v1/accounts/nobody', undefined], ['PUT', '/v1/accounts', {}], ['POST', '/v1/jobs', {}]] as const)('%s %s fails as the document says', async (verb, path, body) => {
    const { json } = await call(verb, path, body);
    const validate = validatorOf('Error');
    validate(json);
    expect(validate.errors).toBeNull();
  });

  it('differs from the schemas when a field is missing or of another type', () => {
    const validate = validatorOf('acctapi.v1.GetAccountResponse');
    expect([validate({}), validate({ organizationId: 1 })]).toEqual([false, false]);
  });
});
