// Made by `npm run generate` from model/{tenant,plan,cluster,platform}.ts: change those, not this file.
export interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly [word: string]: unknown;
}
export declare const SCHEMAS: Readonly<Record<'Tenant' | 'Plan' | 'Cluster' | 'Platform', JsonSchema>>;
