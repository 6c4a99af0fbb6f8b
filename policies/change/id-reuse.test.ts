import { describe, expect, it } from 'vitest';
import { stepVerdict } from '../testing/verdicts.ts';
import { idReuse } from './id-reuse.ts';

describe('id-reuse', () => {
  it.each([
    ['a new id', [undefined, {}], ['globex'], []],
    ['an id that was removed', [undefined, {}], ['acme'], ['metadata.name: [tenantry/id-reuse] tenant id "acme" belonged to a tenant that was removed; choose another id']],
    ['an edit', [{}, {}], ['acme'], []],
    ['a removal', [{}, undefined], ['acme'], []],
  ])('%s', (_name, [before, after], retired, want) => expect(stepVerdict(idReuse, before, after, retired)).toEqual(want));
});
