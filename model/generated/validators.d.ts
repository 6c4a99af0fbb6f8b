// Made by `npm run generate` from model/{tenant,plan,cluster,platform}.ts: change those, not this file.
import type { ErrorObject } from 'ajv';

export interface Validator {
  (value: unknown): boolean;
  /** Of the last call. */
  readonly errors?: readonly ErrorObject[] | null;
}
export declare const validators: Readonly<Record<'Tenant' | 'Plan' | 'Cluster' | 'Platform', Validator>>;
