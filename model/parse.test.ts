import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFault } from './fault.ts';
import { locateFaults } from './locate.ts';
import { decodeText, MAX_FILE_BYTES, parseDocuments, parseTenant, validateDocument } from './parse.ts';
import { tenantDocument } from './testing/documents.ts';

const FILE = 'tenants/82/acme/tenant.yaml';
const HEAD = 'apiVersion: tenantry.dev/v1alpha1\nkind: Tenant\nmetadata:\n  name: acme\n';
const GOOD = `${HEAD}spec:\n  plan: pro\n  state: Active\n`;

function faults(text: string, file = FILE): string[] {
  return parseDocuments(file, text).faults.map(formatFault);
}

/** Faults of a spec, from line 6 on, without the file's name. */
function specFaults(spec: string): string[] {
  return faults(`${HEAD}spec:\n  plan: pro\n  state: Active\n${spec}`).map((line) => line.replace(`${FILE}:`, ''));
}

describe('parseDocuments(): what is read', () => {
  it.each([
    ['plain', GOOD],
    ['with Windows line ends', GOOD.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\ufeff${GOOD}`],
    ['with a document marker', `---\n${GOOD}`],
    ['with a document end', `${GOOD}...\n`],
    ['without a last line break', GOOD.trimEnd()],
    ['as JSON', JSON.stringify(tenantDocument('acme'))],
    ['with comments in any language', `# 東京 é\n${GOOD}`],
  ])('a document %s', (_name, text) => {
    expect(parseDocuments(FILE, text)).toEqual({ document: tenantDocument('acme'), faults: [] });
  });

  it('takes quantities that are written as numbers by their text', () => {
    const { document } = parseTenant(FILE, `${GOOD}  quota:\n    pods: 20\n    requests.cpu: 1.50\n    configmaps: 1e3\n    secrets: 9007199254740993\n`);
    expect(document?.spec.quota).toEqual({ pods: '20', 'requests.cpu': '1.50', configmaps: '1e3', secrets: '9007199254740993' });
  });

  it('reads words that other YAML versions take for something else as text', () => {
    const { document } = parseTenant(FILE, `${GOOD}  displayName: yes\n  members:\n    admins:\n      users: [no, on, 12:30:45, 2024-02-29, =]\n`);
    expect(document?.spec).toMatchObject({ displayName: 'yes', members: { admins: { users: ['no', 'on', '12:30:45', '2024-02-29', '='] } } });
  });
});

describe('parseDocuments(): fields', () => {
  it.each([
    ['an unknown field', '  plann: pro\n', ['8: spec.plann: [tenantry/schema] unknown field "plann"; did you mean "plan"?']],
    ['an unknown field like no other', '  zzz: 1\n', [expect.stringMatching(/^8: spec\.zzz: \[tenantry\/schema\] unknown field "zzz"; remove it; allowed here: displayName, plan, /)]],
    ['an unknown resource', '  quota:\n    pod: 3\n', ['9: spec.quota.pod: [tenantry/schema] unknown field "pod"; did you mean "pods"?']],
    ['an unknown word', '  isolation: namespace\n', ['8: spec.isolation: [tenantry/schema] "namespace" is not allowed here; did you mean "Namespace"?']],
    ['another unknown word', '  isolation: vm\n', ['8: spec.isolation: [tenantry/schema] "vm" is not allowed here; use "Namespace", "NodePool", "Cluster"']],
    ['a number for a text', '  displayName: 12\n', ['8: spec.displayName: [tenantry/schema] must be a text, not a number; put it in quotes: "12"']],
    ['nothing', '  displayName:\n', ['8: spec.displayName: [tenantry/schema] must be a text, not nothing; give it a value or remove the field']],
    ['a text for a list', '  clusters: local\n', ['8: spec.clusters: [tenantry/schema] must be a list, not a text; write a list']],
    ['an empty list', '  clusters: []\n', ['8: spec.clusters: [tenantry/schema] the list has 0 entries; give it at least 1']],
    ['a share that is too large', '  clusters: [{name: a, share: 101}]\n', ['8: spec.clusters[0].share: [tenantry/schema] 101 is out of range; use a number that is <= 100']],
    ['a share that is no whole number', '  clusters: [{name: a, share: 1.5}]\n', ['8: spec.clusters[0].share: [tenantry/schema] must be a whole number, not 1.5; write a whole number']],
    ['a missing name', '  clusters:\n    - share: 3\n', ['9: spec.clusters[0]: [tenantry/schema] field "name" is missing; add it']],
    ['an entry twice', '  network:\n    peers: [a, b, a]\n', ['9: spec.network.peers: [tenantry/schema] entries 2 and 0 are the same; keep one of them']],
    ['a text that is too long', `  displayName: ${'x'.repeat(121)}\n`, [`8: spec.displayName: [tenantry/schema] "${'x'.repeat(80)}… (121 characters)" has 121 characters; use at most 120`]],
    ['a form that is not allowed', '  namespaces: [{suffix: Dev}]\n', [expect.stringContaining('8: spec.namespaces[0].suffix: [tenantry/schema] "Dev" has a form that is not allowed; it must match ')]],
    ['hidden characters', '  displayName: "a\\u202eb\\u001b"\n', [expect.stringContaining('spec.displayName: [tenantry/schema] "a\\u{202e}b\\u{1b}" has a form that is not allowed')]],
    ['hidden characters in a key', '  "a\\u001b[31m": 1\n', [expect.stringMatching(/^8: spec\["a\\u\{1b\}\[31m"\]: \[tenantry\/schema\] unknown field "a\\u\{1b\}\[31m"; remove it/)]],
    ['a prototype', '  __proto__: {plan: free}\n', ['8: spec.__proto__: [tenantry/schema] unknown field "__proto__"; remove it']],
    ['a constructor', '  constructor: {plan: free}\n', [expect.stringContaining('8: spec.constructor: [tenantry/schema] unknown field "constructor"')]],
    ['infinity', '  throttle: {requestsPerMinute: .inf}\n', ['8: spec.throttle.requestsPerMinute: [tenantry/schema] must be a whole number, not a text; write a whole number']],
    ['a number beyond all', '  throttle: {requestsPerMinute: 1e999}\n', [expect.stringContaining('spec.throttle.requestsPerMinute: [tenantry/schema]')]],
  ])('refuses %s', (_name, spec, want) => expect(specFaults(spec)).toEqual(want));

  it('tells everything at once, each in its line', () => {
    expect(faults(`${HEAD}spec:\n  plan: 3\n  stat: Active\n  clusters: []\n`)).toEqual([
      expect.stringContaining(`${FILE}:5: spec: [tenantry/schema] field "state" is missing`),
      expect.stringContaining(`${FILE}:7: spec.stat: [tenantry/schema] unknown field "stat"`),
      expect.stringContaining(`${FILE}:6: spec.plan: [tenantry/schema] must be a text`),
      expect.stringContaining(`${FILE}:8: spec.clusters: [tenantry/schema] the list has 0 entries`),
    ]);
  });

  it('never changes the prototype of anything', () => {
    parseDocuments(FILE, `${GOOD}  members: {"__proto__": {polluted: 1}}\n`);
    parseDocuments(FILE, '{"__proto__": {"polluted": 1}}');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('parseDocuments(): kinds', () => {
  it.each([
    ['another kind at a tenant\'s path', FILE, 'apiVersion: tenantry.dev/v1alpha1\nkind: Plan\n', [expect.stringContaining('kind: [tenantry/schema] "Plan" is not allowed here; use "Tenant"')]],
    ['another version', FILE, GOOD.replace('v1alpha1', 'v2'), [expect.stringContaining('apiVersion: [tenantry/schema] "tenantry.dev/v2" is not allowed here; use "tenantry.dev/v1alpha1"')]],
    ['an unknown kind elsewhere', 'x.yaml', 'kind: Tenent\n', ['x.yaml:1: kind: [tenantry/schema] the kind "Tenent" is unknown; did you mean "Tenant"?']],
    ['no kind elsewhere', 'x.yaml', 'a: 1\n', ['x.yaml:1: kind: [tenantry/schema] the kind is missing or no text; use Tenant, Plan, Cluster, Platform']],
    ['a kind from the prototype', 'x.yaml', 'kind: toString\n', [expect.stringContaining('the kind "toString" is unknown')]],
    ['a list', FILE, '- a\n', [`${FILE}:1: [tenantry/schema] must be a mapping, not a list; write a mapping`]],
    ['a word', FILE, 'hello\n', [`${FILE}:1: [tenantry/schema] must be a mapping, not a text; write a mapping`]],
    ['nothing', FILE, '', [`${FILE}: [tenantry/schema] the file is empty; write a document into it or remove it`]],
    ['only a comment', FILE, '# later\n', [`${FILE}: [tenantry/schema] the file is empty; write a document into it or remove it`]],
  ])('refuses %s', (_name, file, text, want) => expect(faults(text, file)).toEqual(expect.arrayContaining(want)));

  it('refuses another kind where a tenant is wanted', () => {
    const { faults: found, document } = parseTenant('x.yaml', 'apiVersion: tenantry.dev/v1alpha1\nkind: Platform\nmetadata: {name: platform}\nspec: {deploy: {url: "https://a.test/b"}, defaults: {clusters: [a]}}\n');
    expect(document).toBeUndefined();
    expect(found.map(formatFault)).toEqual(['x.yaml: [tenantry/schema] the document is a Platform; write a Tenant']);
  });

  it('checks values that never were a file', () => {
    expect(validateDocument('', tenantDocument('acme'))).toEqual([]);
    expect(validateDocument('', { ...tenantDocument('acme'), extra: 1 }).map(({ path }) => path)).toEqual(['extra']);
    expect(validateDocument('', null).map(({ path }) => path)).toEqual(['kind']);
  });
});

describe('parseDocuments(): bounds', () => {
  it('refuses 10 MB without parsing it', () => {
    const text = `${GOOD}# ${'x'.repeat(10_000_000)}\n`;
    const before = performance.now();
    expect(faults(text)).toEqual([`${FILE}: [tenantry/file-size] the file has ${text.length} bytes, at most ${MAX_FILE_BYTES} are read; make it smaller`]);
    expect(performance.now() - before).toBeLessThan(200);
  });

  it('counts bytes, not characters', () => {
    expect(faults(`# ${'中'.repeat(400_000)}\n${GOOD}`)[0]).toContain('the file has 1200107 bytes');
  });

  it.each([
    ['a NUL', `${GOOD}# a\u0000b\n`, 'U+0000'],
    ['an escape', `${GOOD}# \u001b[2J\n`, 'U+001B'],
    ['an override of direction', `${GOOD}# \u202eabc\n`, 'U+202E'],
    ['a line break that reviewers do not see', `${GOOD}# reviewed\r  isolation: Namespace\n`, 'U+000D'],
    ['a zero-width space', `${GOOD}# a\u200bb\n`, 'U+200B'],
    ['a byte order mark inside', `${GOOD}\ufeff# x\n`, 'U+FEFF'],
    ['a lone surrogate', `${GOOD}# \ud800\n`, 'U+D800'],
  ])('refuses %s anywhere', (_name, text, code) => {
    expect(faults(text)).toEqual([`${FILE}:8: [tenantry/yaml-characters] the character ${code} is not allowed in a file; remove it, or write it in a quoted text as an escape`]);
  });
});

describe('decodeText()', () => {
  it('gives the text of UTF-8', () => expect(decodeText(FILE, new TextEncoder().encode('\ufeffé'))).toEqual({ text: '\ufeffé' }));
  it('refuses other bytes', () => expect(decodeText(FILE, new Uint8Array([0x61, 0xff]))).toMatchObject({ fault: { policy: 'file-encoding' } }));
  it('refuses UTF-16', () => expect(decodeText(FILE, new Uint8Array([0xff, 0xfe, 0x61, 0x00]))).toMatchObject({ fault: { policy: 'file-encoding' } }));
  it('refuses more than the bound', () => expect(decodeText(FILE, new Uint8Array(MAX_FILE_BYTES + 1))).toMatchObject({ fault: { policy: 'file-size' } }));
});

describe('parseDocuments(): anything', () => {
  const piece = fc.constantFrom('a', 'b: ', '- ', '? ', ': ', '{', '}', '[', ']', '&x ', '*x', '!t ', '"', "'", '|', '>', '#', '\n', '  ', '\t', '%YAML 1.2\n', '---\n', '...\n', '<<: ', '__proto__: ', ',', '\r\n', '\\', '1', 'null');
  it('either gives a document or says why not, and never throws', () => {
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')), (text) => {
      const { document, faults: found } = parseDocuments(FILE, text);
      expect(document === undefined).toBe(found.length > 0);
      for (const fault of found) expect(formatFault(fault)).toMatch(/^\P{C}+$/u);
    }), { numRuns: 2000 });
  });
});

describe('locateFaults()', () => {
  const fault = { file: FILE, line: 0, policy: 'p', message: 'm', fix: 'f' };
  it('fills in lines, parses each file once, and leaves what it cannot find', () => {
    const asked: string[] = [];
    const read = (file: string) => (asked.push(file), file === FILE ? `${GOOD}  quota:\n    requests.cpu: "1"\n` : undefined);
    const found = locateFaults([
      { ...fault, path: 'spec.quota["requests.cpu"]' }, { ...fault, path: 'spec.clusters[3].name' }, { ...fault, path: '' }, { ...fault, path: 'a', line: 42 }, { ...fault, path: 'a', file: 'gone.yaml' },
    ], read);
    expect(found.map(({ line }) => line)).toEqual([9, 5, 0, 42, 0]);
    expect(asked).toEqual([FILE, 'gone.yaml']);
  });
});
