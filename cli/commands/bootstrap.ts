import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { TenantryError, refusalError } from '../../model/errors.ts';
import { shown } from '../../model/shown.ts';
import { checkRepository } from '../../synth/check.ts';
import { renderBootstrap } from '../../synth/render.ts';
import { UsageError, type Command } from '../command.ts';

/** Prints what is applied to a cluster by hand, once; Flux does the rest from the platform branch. */
export const bootstrap: Command = {
  name: 'bootstrap',
  summary: 'print what is applied to a new cluster once, by hand',
  help: [
    'tenantry bootstrap CLUSTER [--repo DIR]',
    '',
    'Prints the manifests that attach a cluster of the tenants repository DIR (tenants/ by default): the Flux source and',
    'Kustomization of its platform branch with their service account. Flux itself has to be there. For instance:',
    'tenantry bootstrap eu-1 | kubectl apply --server-side -f -',
  ].join('\n'),
  async run(args, io) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { repo: { type: 'string' } } });
    const [name, ...rest] = positionals;
    if (name === undefined || rest.length > 0) throw new UsageError('give one cluster');
    const { catalog, faults } = checkRepository(resolve(io.cwd, values.repo ?? 'tenants'));
    if (catalog === undefined) throw refusalError(faults);
    const cluster = catalog.clusters.get(name);
    if (cluster === undefined) {
      throw new TenantryError('NOT_FOUND', `there is no cluster ${shown(name)}; the repository has ${[...catalog.clusters.keys()].join(', ')}`);
    }
    io.out(renderBootstrap(catalog.platform, cluster).trimEnd());
    return 0;
  },
};
