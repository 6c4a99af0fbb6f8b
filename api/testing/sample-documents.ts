/** Documents for tests of the API: the sample repository's platform, plans and cluster, parsed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SharedDocument } from '../../model/catalog.ts';
import { parseDocuments } from '../../model/parse.ts';
import type { PlatformDocument } from '../../model/platform.ts';

const folder = join(import.meta.dirname, '../../tenants');

function read(path: string): SharedDocument {
  const { document, faults } = parseDocuments(path, readFileSync(join(folder, path), 'utf8'));
  if (document === undefined || document.kind === 'Tenant') throw new Error(`${path}: ${JSON.stringify(faults)}`);
  return document;
}

/** Plans and clusters of the sample repository. */
export function sampleShared(): SharedDocument[] {
  return ['plans', 'clusters'].flatMap((kind) => readdirSync(join(folder, kind)).map((name) => read(`${kind}/${name}`)));
}

/** The sample repository's platform.yaml. */
export function samplePlatform(): PlatformDocument {
  const document = read('platform.yaml');
  if (document.kind !== 'Platform') throw new Error('platform.yaml is no Platform');
  return document;
}
