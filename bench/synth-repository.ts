/** A tenants repository of any size, the same for the same size: the sample's plans and cluster, and tenants that differ. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { API_VERSION } from '../model/names.ts';
import { emitDocument } from '../model/emit.ts';
import { tenantFile } from '../model/layout.ts';
import type { TenantDocument, TenantSpec } from '../model/tenant.ts';

const SAMPLE = join(import.meta.dirname, '..', 'tenants');
const CLUSTER = 'local';

/** Id of the tenant with that number: `team-00042`. */
export function tenantId(index: number): string {
  return `team-${String(index).padStart(5, '0')}`;
}

/** Every tenant has people, half of them expose a port, a third opens a destination, a fifth has a further namespace. */
export function benchTenant(index: number): TenantDocument {
  const id = tenantId(index);
  const spec: TenantSpec = {
    displayName: `Team ${index}`,
    plan: index % 3 === 0 ? 'pro' : 'enterprise',
    state: 'Active',
    clusters: [{ name: CLUSTER }],
    members: { admins: { users: [`lead-${index}@example.test`], groups: [`team-${index}:operators`] }, users: { groups: [`team-${index}:developers`] } },
    network: {
      ...(index % 2 === 0 ? { ingress: { hosts: [`${id}.example.test`], ports: [8080] } } : {}),
      ...(index % 3 === 0 ? { egress: [{ cidr: '203.0.113.0/24', ports: [{ port: 443 }] }] } : {}),
    },
    ...(index % 5 === 0 ? { namespaces: [{ suffix: 'dev' }] } : {}),
  };
  return { apiVersion: API_VERSION, kind: 'Tenant', metadata: { name: id }, spec };
}

/** Writes the repository into a folder. */
export function writeRepository(folder: string, tenants: number): void {
  mkdirSync(folder, { recursive: true });
  for (const part of ['platform.yaml', 'plans', 'clusters']) cpSync(join(SAMPLE, part), join(folder, part), { recursive: true });
  for (let index = 0; index < tenants; index += 1) {
    const file = join(folder, tenantFile(tenantId(index)));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, emitDocument(benchTenant(index)));
  }
}
