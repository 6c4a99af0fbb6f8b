/** Tenants repositories on disk, for tests. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cluster, plan, platform, tenant } from '../../charts/testing/documents.ts';
import { emitDocument } from '../../model/emit.ts';
import { clusterFile, PLATFORM_FILE, planFile, tenantFile } from '../../model/layout.ts';
import type { TenantSpec } from '../../model/tenant.ts';

/** An empty folder of its own; whoever asks removes it. */
export function scratchFolder(): string {
  return mkdtempSync(join(tmpdir(), 'tenantry-synth-'));
}

export function writeFile(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** A valid repository with those tenants, by id. */
export function writeRepository(root: string, tenants: Readonly<Record<string, Partial<TenantSpec>>>): void {
  writeFile(root, PLATFORM_FILE, emitDocument(platform()));
  writeFile(root, planFile('pro'), emitDocument(plan()));
  writeFile(root, clusterFile('eu-1'), emitDocument(cluster()));
  for (const [id, spec] of Object.entries(tenants)) writeFile(root, tenantFile(id), emitDocument(tenant(id, spec)));
}
