import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDocument } from './edit.ts';
import { emitDocument } from './emit.ts';
import { parseTenant } from './parse.ts';
import { tenant } from './testing/arbitrary.ts';
import { tenantDocument } from './testing/documents.ts';
import type { TenantDocument, TenantSpec } from './tenant.ts';

const FILE = 'tenants/82/acme/tenant.yaml';
const TEXT = `# Acme runs a shop.
apiVersion: tenantry.dev/v1alpha1
kind: Tenant
metadata: {name: acme}   # the id
spec:
  plan: "pro"   # since March

  # Where it runs.
  state: Active
  clusters:
  # the old one
  - name: local
    share: 60 # most
  # the new one
  - name: other
    share: 40
  quota:
    # Launch season.
    pods: 300
  network:
    ingress:
      hosts: [shop.acme.test,  'b.acme.test']
# The end.
`;

function read(text: string): TenantDocument {
  const { document, faults } = parseTenant(FILE, text);
  if (document === undefined) throw new Error(JSON.stringify(faults));
  return document;
}

/** Lines that went (-) and came (+), in the order of the text. */
function changes(before: string, after: string): string[] {
  const [old, next] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < Math.min(old.length, next.length) && old[head] === next[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(old.length, next.length) - head && old.at(-1 - tail) === next.at(-1 - tail)) tail += 1;
  return [...old.slice(head, old.length - tail).map((line) => `-${line}`), ...next.slice(head, next.length - tail).map((line) => `+${line}`)];
}

function edited(change: (spec: TenantSpec) => Partial<TenantSpec>): string[] {
  const document = read(TEXT);
  return changes(TEXT, editDocument(TEXT, { ...document, spec: { ...document.spec, ...change(document.spec) } }));
}

describe('editDocument(): changes only the lines that must change', () => {
  it.each<[string, (spec: TenantSpec) => Partial<TenantSpec>, string[]]>([
    ['nothing', () => ({}), []],
    ['a quantity that is written as a number', () => ({ quota: { pods: '300' } }), []],
    ['a value, whose comment stays', () => ({ plan: 'free' }), ['-  plan: "pro"   # since March', '+  plan: free   # since March']],
    ['a state', () => ({ state: 'Suspended' }), ['-  state: Active', '+  state: Suspended']],
    ['a new field, in the place that the schema gives it', () => ({ displayName: 'Acme' }), ['+  displayName: Acme']],
    ['a value inside a list', ({ clusters }) => ({ clusters: clusters?.map((cluster) => ({ ...cluster, share: 50 })) ?? [] }),
      ['-    share: 60 # most', '-  # the new one', '-  - name: other', '-    share: 40', '+    share: 50 # most', '+  # the new one', '+  - name: other', '+    share: 50']],
    ['an entry that goes, with the comment that speaks of it', ({ clusters }) => ({ clusters: clusters?.slice(0, 1) ?? [] }), ['-  # the new one', '-  - name: other', '-    share: 40']],
    ['an entry that comes', ({ clusters }) => ({ clusters: [...(clusters ?? []), { name: 'third' }] }), ['+  - name: third']],
    ['a list on one line', () => ({ network: { ingress: { hosts: ['shop.acme.test'] } } }),
      ["-      hosts: [shop.acme.test,  'b.acme.test']", '+      hosts: [ shop.acme.test ]'.replace('[ ', '[').replace(' ]', ']')]],
    ['a text that needs quotes', () => ({ displayName: 'a: b # c' }), ['+  displayName: "a: b # c"']],
  ])('%s', (_name, change, want) => expect(edited(change)).toEqual(want));

  it('removes a field with its comment', () => {
    const document = read(TEXT);
    const { quota, ...spec } = document.spec;
    expect(quota).toEqual({ pods: '300' });
    expect(changes(TEXT, editDocument(TEXT, { ...document, spec }))).toEqual(['-  quota:', '-    # Launch season.', '-    pods: 300']);
  });

  it('keeps Windows line ends', () => {
    const text = TEXT.replaceAll('\n', '\r\n');
    const document = read(text);
    const result = editDocument(text, { ...document, spec: { ...document.spec, displayName: 'Acme', isolation: 'Namespace' } });
    expect(result.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(read(result).spec.displayName).toBe('Acme');
  });

  it('adds to a file without a last line break', () => {
    const document = tenantDocument('acme');
    const result = editDocument(emitDocument(document).trimEnd(), { ...document, spec: { ...document.spec, isolation: 'Namespace' } });
    expect(read(result).spec.isolation).toBe('Namespace');
  });

  it.each([['nothing', ''], ['no YAML', '{'], ['an anchor', 'a: &x 1'], ['a list', '- a\n'], ['very much', `# ${'x'.repeat(70_000)}\n${TEXT}`]])('writes a file anew that holds %s', (_name, text) => {
    const document = tenantDocument('acme');
    expect(editDocument(text, document)).toBe(emitDocument(document));
  });
});

describe('editDocument(): laws', () => {
  const pair = fc.tuple(tenant(['acme']), tenant(['acme']));

  it('always reads back as the document', () => {
    fc.assert(fc.property(pair, ([before, after]) => {
      expect(read(editDocument(emitDocument(before), after))).toEqual(after);
    }), { numRuns: 300 });
  });

  it('reads back when every line has a comment, and keeps those above fields that stay', () => {
    fc.assert(fc.property(pair, ([before, after]) => {
      const commented = emitDocument(before).split('\n').map((line, index) => (/^ *[a-zA-Z]/.test(line) ? `${/^ */.exec(line)?.[0]}# c${index}\n${line}` : line)).join('\n');
      const result = editDocument(commented, after);
      expect(read(result)).toEqual(after);
      for (const comment of ['# c0\napiVersion', '# c1\nkind', '# c2\nmetadata']) expect(result).toContain(comment);
    }), { numRuns: 300 });
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(pair, ([before, after]) => {
      const once = editDocument(emitDocument(before), after);
      expect(editDocument(once, after)).toBe(once);
    }));
  });
});

describe('emitDocument()', () => {
  it('reads back as the document and gives the same bytes for the same document', () => {
    fc.assert(fc.property(tenant(['acme']), (document) => {
      const text = emitDocument(document);
      expect(read(text)).toEqual(document);
      const shuffled = { ...document, spec: Object.fromEntries(Object.entries(document.spec).reverse()) } as TenantDocument;
      expect(emitDocument(shuffled)).toBe(text);
    }), { numRuns: 300 });
  });

  it('writes fields in the order of the schema and leaves undefined ones out', () => {
    const document = tenantDocument('acme', { displayName: 'Acme', quota: { pods: '1', 'requests.cpu': '2' } });
    expect(emitDocument(document)).toBe(`apiVersion: tenantry.dev/v1alpha1
kind: Tenant
metadata:
  name: acme
spec:
  displayName: Acme
  plan: pro
  state: Active
  quota:
    requests.cpu: "2"
    pods: "1"
`);
  });
});
