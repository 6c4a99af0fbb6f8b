/**
 * One way to render a repository, as a process of its own: `node bench/synth-process.ts WAY TENANTS OUT`. Prints what it
 * used as JSON. The two other ways make the same objects with the same constructs, and let cdk8s do the rest.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, YamlOutputType } from 'cdk8s';
import { ManifestObject } from '../charts/manifest-object.ts';
import { TenantChart } from '../charts/tenant-chart.ts';
import type { Catalog } from '../model/catalog.ts';
import { synthesize } from '../synth/app.ts';
import { checkRepository } from '../synth/check.ts';

export const WAYS = ['tenantry', 'cdk8s-app-a-tenant', 'cdk8s-one-app'] as const;
export type Way = (typeof WAYS)[number];

const [way, tenants = '', out = ''] = process.argv.slice(2);

function load(): Catalog {
  const { catalog, faults } = checkRepository(tenants);
  if (catalog === undefined || faults.length > 0) throw new Error(`${tenants} has ${faults.length} faults`);
  ManifestObject.prototype.toJson = ApiObject.prototype.toJson;
  return catalog;
}

/** cdk8s' own tree walk, resolving, YAML and files. */
function appATenant(catalog: Catalog): void {
  for (const { id } of catalog.tenants()) {
    const app = new App({ outdir: join(out, id), yamlOutputType: YamlOutputType.FILE_PER_CHART });
    new TenantChart(app, { inputs: catalog.inputs(id), cluster: 'local' });
    app.synth();
  }
}

function oneApp(catalog: Catalog): void {
  const app = new App({ outdir: out, yamlOutputType: YamlOutputType.FILE_PER_CHART });
  for (const { id } of catalog.tenants()) new TenantChart(app, { inputs: catalog.inputs(id), cluster: 'local' });
  app.synth();
}

rmSync(out, { recursive: true, force: true });
if (way === 'tenantry') synthesize({ tenants, out });
else if (way === 'cdk8s-app-a-tenant') appATenant(load());
else if (way === 'cdk8s-one-app') oneApp(load());
else throw new Error(`WAY is one of ${WAYS.join(', ')}`);
console.log(JSON.stringify({ maxRssKib: process.resourceUsage().maxRSS }));
