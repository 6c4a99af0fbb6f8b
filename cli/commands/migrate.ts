import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs, parseEnv } from 'node:util';
import { refusalError, TenantryError } from '../../model/errors.ts';
import { sortFaults } from '../../model/fault.ts';
import { tenantFile } from '../../model/layout.ts';
import { emitDocument } from '../../model/emit.ts';
import type { TenantDocument } from '../../model/tenant.ts';
import { checkPlace, checkTenant } from '../../policies/document/index.ts';
import { validateDocument } from '../../model/parse.ts';
import { loadRepository } from '../../synth/load.ts';
import { UsageError, type Command } from '../command.ts';
import { documentFromVariables } from '../manifest-variables.ts';

/** Turns the variables of the first platform's envsubst manifests into a tenant document. */
export const migrate: Command = {
  name: 'migrate',
  summary: 'turn a TENANT_* variable set of the first platform into a document',
  help: [
    'tenantry migrate [FILE] --plan PLAN [--repo DIR]',
    '',
    'Reads TENANT_NAME, TENANT_CPU, TENANT_RAM, TENANT_CPU_LIMIT, TENANT_RAM_LIMIT, TENANT_PVC_LIMIT,',
    'TENANT_SERVICE_LIMIT, TENANT_DEPLOYMENT_LIMIT and TENANT_STATEFULSET_LIMIT from FILE (lines NAME=value, as in a .env',
    'file) or, without FILE, from the environment, and writes the tenant\'s document into the tenants repository DIR',
    '(tenants/ by default). Amounts that differ from the plan become overrides. Nothing is written when a rule refuses it.',
  ].join('\n'),
  async run(args, io) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { plan: { type: 'string' }, repo: { type: 'string' } } });
    if (positionals.length > 1) throw new UsageError('give one file');
    if (values.plan === undefined) throw new UsageError('give the plan that the tenant gets: --plan pro, for instance');
    const repo = resolve(io.cwd, values.repo ?? 'tenants');
    const [source] = positionals;
    const variables = source === undefined ? io.env : parseEnv(readFileSync(resolve(io.cwd, source), 'utf8'));
    const document = sound(repo, variables, values.plan);
    const file = join(repo, tenantFile(document.metadata.name));
    if (existsSync(file)) throw new TenantryError('ALREADY_EXISTS', `${file} is there already; edit it instead`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, emitDocument(document), { flag: 'wx' });
    io.out(relative(io.cwd, file));
    return 0;
  },
};

/** The document, judged by every rule that a merge would meet. */
function sound(repo: string, variables: Readonly<Record<string, string | undefined>>, planName: string): TenantDocument {
  const { catalog, faults } = loadRepository(repo);
  if (catalog === undefined) throw refusalError(faults, 'FAILED_PRECONDITION');
  const plan = catalog.plans.get(planName);
  if (plan === undefined) throw new TenantryError('NOT_FOUND', `there is no plan ${JSON.stringify(planName.slice(0, 40))}; the repository has ${[...catalog.plans.keys()].join(', ')}`);
  const document = documentFromVariables(variables, plan);
  const file = tenantFile(document.metadata.name);
  const entry = { id: document.metadata.name, file, blob: '', document };
  const form = [...validateDocument(file, document), ...checkPlace(file, document)];
  if (form.length > 0) throw refusalError(form);
  catalog.put(entry);
  const refused = sortFaults(checkTenant(entry, catalog));
  if (refused.length > 0) throw refusalError(refused);
  return document;
}
