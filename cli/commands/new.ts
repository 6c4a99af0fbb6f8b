import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { API_VERSION } from '../../model/names.ts';
import { TenantryError } from '../../model/errors.ts';
import { assertTenantId } from '../../model/ids.ts';
import { tenantFile } from '../../model/layout.ts';
import { emitDocument } from '../../model/emit.ts';
import type { TenantDocument } from '../../model/tenant.ts';
import { UsageError, type Command } from '../command.ts';

/** Writes the smallest valid document of a new tenant at its place. */
export const create: Command = {
  name: 'new',
  summary: 'write the document of a new tenant',
  help: [
    'tenantry new ID --plan PLAN [--name "Display name"] [--repo DIR]',
    '',
    'Writes the smallest document of a new tenant at its place in the tenants repository DIR (this folder by default)',
    'and prints its path. An existing file is never touched. Then edit it, and run `tenantry check`.',
  ].join('\n'),
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { plan: { type: 'string' }, name: { type: 'string' }, repo: { type: 'string' } },
    });
    const [id, ...rest] = positionals;
    if (id === undefined || rest.length > 0) throw new UsageError('give one tenant id');
    if (values.plan === undefined) throw new UsageError('give the plan: --plan free, for instance');
    assertTenantId(id);
    const repo = resolve(io.cwd, values.repo ?? '.');
    if (!existsSync(join(repo, 'platform.yaml'))) {
      throw new TenantryError('FAILED_PRECONDITION', `${repo} is no tenants repository: it has no platform.yaml; name one with --repo DIR`);
    }
    const file = join(repo, tenantFile(id));
    await writeNew(file, emitDocument(document(id, values.plan, values.name)));
    io.out(relative(io.cwd, file));
    return 0;
  },
};

function document(id: string, plan: string, displayName: string | undefined): TenantDocument {
  return {
    apiVersion: API_VERSION,
    kind: 'Tenant',
    metadata: { name: id },
    spec: { ...(displayName === undefined ? {} : { displayName }), plan, state: 'Active' },
  };
}

async function writeNew(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new TenantryError('ALREADY_EXISTS', `${file} is there already; edit it instead`);
    }
    throw error;
  }
}
