/** PreviewAccount: what a change would do, refused or not; nothing is changed. */
import type { MessageInitShape } from '@bufbuild/protobuf';
import { refusalError, TenantryError } from '../../model/errors.ts';
import { tenantFile } from '../../model/layout.ts';
import { checkTenantId, TENANT_ID_FIX } from '../../model/ids.ts';
import { parseTenant } from '../../model/parse.ts';
import { quoted } from '../../model/shown.ts';
import type { TenantDocument } from '../../model/tenant.ts';
import type { PreviewAccountRequest, PreviewAccountResponseSchema } from '../../proto/gen/acctapi/v1/account_pb.js';
import type { Call } from '../rpc/call.ts';
import { fieldError } from '../rpc/field-error.ts';
import { authorOf, callerOf } from './change-account.ts';
import { findingOf, previewOf, withTenant } from './preview.ts';
import type { AccountServiceOptions } from './options.ts';
import { unknownTenant } from './state-changes.ts';
import { checkUpdateFields, updated } from './update-account.ts';

/** Characters. */
export const MAX_DOCUMENT = 256 * 1024;

/** The document that is wanted, or the faults of the text. */
function wanted(options: AccountServiceOptions, request: PreviewAccountRequest): ReturnType<typeof parseTenant> {
  const { organizationId: id, document } = request;
  if (document.length > MAX_DOCUMENT) throw fieldError({ field: 'document', rule: 'document-size', message: `document has ${document.length} characters`, fix: `send at most ${MAX_DOCUMENT}` });
  if (document !== '') return parseTenant(tenantFile(id), document);
  checkUpdateFields(request);
  const current = options.store.get(id);
  if (current === undefined) throw unknownTenant(quoted(id));
  return { document: updated(current, request, options), faults: [] };
}

/** Everything that rules say about it, by a rehearsal at the store. */
async function faultsOf(options: AccountServiceOptions, document: TenantDocument, call: Call) {
  const { store } = options;
  try {
    await store.submit({ tenant: document.metadata.name, verb: 'Preview', caller: authorOf(callerOf(call)), validateOnly: true, apply: () => document }, call.signal);
    return [];
  } catch (error) {
    if (error instanceof TenantryError && error.faults.length > 0) return error.faults;
    throw error;
  }
}

export async function previewAccount(options: AccountServiceOptions, request: PreviewAccountRequest, call: Call): Promise<MessageInitShape<typeof PreviewAccountResponseSchema>> {
  const { organizationId: id } = request;
  const problem = checkTenantId(id);
  if (problem !== null) throw refusalError([{ file: '', line: 0, path: 'organization_id', policy: 'tenant-id', message: problem, fix: TENANT_ID_FIX }]);
  const { document, faults } = wanted(options, request);
  if (document === undefined || faults.length > 0) return { organizationId: id, allowed: false, findings: faults.map(findingOf) };
  if (document.metadata.name !== id) throw fieldError({ field: 'document', rule: 'document-name', message: `the document's metadata.name is ${quoted(document.metadata.name)}, not ${id}`, fix: `write ${id}, or preview the other tenant` });
  const before = options.store.catalog();
  const after = withTenant(before, { id, file: tenantFile(id), blob: '', document });
  return previewOf({ before, after, id, faults: await faultsOf(options, document, call) });
}
