/** The same objects, made with the same constructs, and cdk8s does the rest: its tree walk, resolving, YAML and files. */
import { join } from 'node:path';
import { ApiObject, App, YamlOutputType } from 'cdk8s';
import { ManifestObject } from '../charts/manifest-object.ts';
import { TenantChart } from '../charts/tenant-chart.ts';
import type { Catalog } from '../model/catalog.ts';
import { checkRepository } from '../synth/check.ts';

const CLUSTER = 'local';
const yamlOutputType = YamlOutputType.FILE_PER_CHART;

function load(tenants: string): Catalog {
  const { catalog, faults } = checkRepository(tenants);
  if (catalog === undefined || faults.length > 0) throw new Error(`${tenants} has ${faults.length} faults`);
  ManifestObject.prototype.toJson = function toJson(): Record<string, unknown> {
    return ApiObject.prototype.toJson.call(this) as Record<string, unknown>;
  };
  return catalog;
}

/** An App a tenant. */
export function appATenant(tenants: string, out: string): void {
  const catalog = load(tenants);
  for (const { id } of catalog.tenants()) {
    const app = new App({ outdir: join(out, id), yamlOutputType });
    new TenantChart(app, { inputs: catalog.inputs(id), cluster: CLUSTER });
    app.synth();
  }
}

/** One App of all tenants. */
export function oneApp(tenants: string, out: string): void {
  const catalog = load(tenants);
  const app = new App({ outdir: out, yamlOutputType });
  for (const { id } of catalog.tenants()) new TenantChart(app, { inputs: catalog.inputs(id), cluster: CLUSTER });
  app.synth();
}
