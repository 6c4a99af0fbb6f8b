import { describe, expect, it } from 'vitest';
import { catalogOf, entryOf, tenantDocument } from '../../model/testing/documents.ts';
import { verdict } from '../testing/verdicts.ts';
import { peersKnown } from './peers-known.ts';

function judge(peers: string[]): string[] {
  const document = tenantDocument('acme', { network: { peers } });
  const catalog = catalogOf(tenantDocument('globex'), document);
  catalog.retire('umbrella');
  return verdict(peersKnown, { entry: entryOf(document), catalog });
}

describe('peers-known', () => {
  it.each([
    ['a tenant that exists', ['globex'], []],
    ['a tenant that was removed since', ['umbrella'], []],
    ['itself', ['acme'], ['spec.network.peers[0]: [tenantry/peers-known] a tenant cannot be its own peer; remove it; its own namespaces reach each other anyway']],
    ['a misspelt tenant', ['globx'], ['spec.network.peers[0]: [tenantry/peers-known] peer "globx" does not exist; did you mean "globex"?']],
    ['a tenant that never was', ['nobody'], ['spec.network.peers[0]: [tenantry/peers-known] peer "nobody" does not exist; remove it or create that tenant first']],
  ])('%s', (_name, peers, want) => expect(judge(peers)).toEqual(want));

  it('suggests for the first three only', () => {
    expect(judge(['globx', 'globe', 'globxe', 'glbex']).map((line) => line.includes('did you mean'))).toEqual([true, true, true, false]);
  });
});
