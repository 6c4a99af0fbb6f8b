/** Names of counters. Each counts apart, by the same limits. */

/** What RecordRequest records, and the permits of jobs. */
export function recordedKey(tenant: string): string {
  return `api:${tenant}`;
}

/** Changes that the tenant's own people make through this API. */
export function callsKey(tenant: string): string {
  return `calls:${tenant}`;
}
