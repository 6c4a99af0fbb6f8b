import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorOf } from './signature.ts';

describe('authorOf()', () => {
  const table: [string, Parameters<typeof authorOf>[0], string][] = [
    ['all there', { id: 'u1', name: 'Ann Lee', email: 'ann@example.org' }, 'Ann Lee <ann@example.org>'],
    ['no name, no address', { id: 'u1' }, 'u1 <u1@callers.invalid>'],
    ['an address that is none', { id: 'a b', email: 'nobody' }, 'a b <a-b@callers.invalid>'],
    ['an author line in a name', { id: 'u', name: 'Eve> 0 +0000\ncommitter Bob <bob@x', email: 'e@x' }, 'Eve 0 +0000 committer Bob bob@x <e@x>'],
    ['nothing printable', { id: '\u0000\n', name: '\u202e' }, 'unknown <unknown@callers.invalid>'],
  ];
  it.each(table)('%s', (_name, caller, want) => {
    const { name, email } = authorOf(caller, 1);
    expect(`${name} <${email}>`).toBe(want);
  });

  it('never lets anything out that ends or fakes an author line', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (id, name, email) => {
      const author = authorOf({ id, name, email }, 1);
      expect(author.name).toMatch(/^[^<>\p{Cc}\p{Cs}\p{Cf}]+$/u);
      expect(author.email).toMatch(/^[^<>\s\p{Cc}]+@[^<>\s\p{Cc}]+$/u);
    }));
  });
});
