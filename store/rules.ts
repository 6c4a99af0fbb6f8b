/** The rules of this release: parser, emitter and policies behind the store's port. */
import { decodeText, parseDocuments } from '../model/parse.ts';
import { editDocument } from '../model/edit.ts';
import { emitDocument } from '../model/emit.ts';
import { locateFaults } from '../model/locate.ts';
import { checkTenantChange } from '../policies/change/index.ts';
import { checkPlace, checkShared, checkTenant } from '../policies/document/index.ts';
import type { Rules } from './ports.ts';

export const rules: Rules = {
  read: (file, bytes) => {
    const decoded = decodeText(file, bytes);
    return 'fault' in decoded ? { faults: [decoded.fault] } : parseDocuments(file, decoded.text);
  },
  write: (document, before) => (before === undefined ? emitDocument(document) : editDocument(before, document)),
  checkPlace,
  checkTenant,
  checkShared,
  checkStep: (before, after, { platform, retired }) => checkTenantChange(before, after, { platform, retired }),
  locate: locateFaults,
};
