/**
 * The schemas of model/ as code that starts at once: the documents' JSON Schemas as plain values, and ajv's checks
 * written out, so that no process that reads documents loads or runs what makes them.
 */
import { Ajv } from 'ajv';
import ucs2length from 'ajv/dist/runtime/ucs2length.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { ClusterDocument } from '../model/cluster.ts';
import { PlanDocument } from '../model/plan.ts';
import { PlatformDocument } from '../model/platform.ts';
import { TenantDocument } from '../model/tenant.ts';

const HEAD = '// Made by `npm run generate` from model/{tenant,plan,cluster,platform}.ts: change those, not this file.\n';
const KINDS = { Tenant: TenantDocument, Plan: PlanDocument, Cluster: ClusterDocument, Platform: PlatformDocument };

const SCHEMAS_TYPES = `${HEAD}export interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly [word: string]: unknown;
}
export declare const SCHEMAS: Readonly<Record<'${Object.keys(KINDS).join("' | '")}', JsonSchema>>;
`;

const VALIDATORS_TYPES = `${HEAD}import type { ErrorObject } from 'ajv';

export interface Validator {
  (value: unknown): boolean;
  /** Of the last call. */
  readonly errors?: readonly ErrorObject[] | null;
}
export declare const validators: Readonly<Record<'${Object.keys(KINDS).join("' | '")}', Validator>>;
`;

function validators(): string {
  const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, verbose: true, messages: false, code: { source: true, lines: true } });
  for (const [kind, schema] of Object.entries(KINDS)) ajv.addSchema(schema, kind);
  const names = Object.keys(KINDS);
  const code = standaloneCode
    .default(ajv, Object.fromEntries(names.map((kind) => [kind, kind])))
    .replaceAll('require("ajv/dist/runtime/ucs2length").default', 'ucs2length')
    .replaceAll(/^exports\.(\w+) = (\w+);$/gm, 'const $1 = $2;')
    .replace('"use strict";', '');
  if (/\brequire\(|\bexports\b/.test(code)) throw new Error('ajv writes code that needs more of its own files; take them into scripts/schema-code.ts as ucs2length is');
  return `${HEAD}/* MIT licence, Copyright (c) 2015-2021 Evgeny Poberezkin (ajv) */\n${ucs2length.default.toString()}\n${code}\nexport const validators = { ${names.join(', ')} };\n`;
}

/** File name in model/generated → content. */
export function schemaFiles(): Map<string, string> {
  return new Map([
    ['schemas.d.ts', SCHEMAS_TYPES],
    ['schemas.js', `${HEAD}export const SCHEMAS = ${JSON.stringify(KINDS, null, 2)};\n`],
    ['validators.d.ts', VALIDATORS_TYPES],
    ['validators.js', validators()],
  ]);
}
