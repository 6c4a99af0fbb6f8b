/**
 * A document lies where its name says: a tenant in `tenants/<xx>/<id>/tenant.yaml`, a plan in `plans/<name>.yaml`, a
 * cluster in `clusters/<name>.yaml`, the platform in `platform.yaml`. So no two files can claim one name, and a file
 * is found without searching.
 */
import { clusterFile, PLATFORM_FILE, planFile, tenantFile } from '../../model/layout.ts';
import type { AnyDocument } from '../../model/parse.ts';
import { quoted } from '../../model/shown.ts';
import type { Policy } from '../policy.ts';

export interface PlacedDocument {
  readonly file: string;
  readonly document: AnyDocument;
}

function placeOf(document: AnyDocument): string {
  const { name } = document.metadata;
  switch (document.kind) {
    case 'Tenant':
      return tenantFile(name);
    case 'Plan':
      return planFile(name);
    case 'Cluster':
      return clusterFile(name);
    case 'Platform':
      return PLATFORM_FILE;
  }
}

export const filePlace: Policy<PlacedDocument> = {
  id: 'file-place',
  check({ file, document }) {
    const { name } = document.metadata;
    if (document.kind === 'Platform' && name !== 'platform') {
      return [{ path: 'metadata.name', message: `the platform is named ${quoted(name)}`, fix: 'name it platform' }];
    }
    const place = placeOf(document);
    if (place === file) return [];
    return [{ path: 'metadata.name', message: `${document.kind} ${quoted(name)} lies in ${quoted(file, 200)}`, fix: `move it to ${place} or correct its name` }];
  },
};
