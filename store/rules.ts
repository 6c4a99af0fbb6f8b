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
  write: (document, before) => {
    // A file as we write them has no comments to keep, and writing it anew is three times as fast.
    if (before === undefined || before.text === emitDocument(before.document)) return emitDocument(document);
    return editDocument(before.text, document);
  },
  checkPlace,
  checkTenant,
  checkShared,
  checkStep: (before, after, { platform, retired }) => checkTenantChange(before, after, { platform, retired }),
  locate: locateFaults,
};
