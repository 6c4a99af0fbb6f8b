import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseImageReference, registryOf } from './image-reference.ts';

/** Written by testdata/image-reference/main.go with the library that container runtimes use. */
interface Row {
  readonly text: string;
  readonly domain: string | null;
  readonly path?: string;
  readonly tag?: string;
  readonly digest?: string;
}
const table = JSON.parse(readFileSync(new URL('./testdata/image-reference/table.json', import.meta.url), 'utf8')) as readonly Row[];

describe('image reference', () => {
  it('reads every text of the table as the runtimes do', () => {
    const differing = table.filter(({ text, domain, path, tag, digest }) => {
      const expected = domain === null ? undefined : { domain, path, tag, digest };
      return JSON.stringify(parseImageReference(text)) !== JSON.stringify(expected);
    });
    expect(differing).toEqual([]);
    expect(table.filter(({ domain }) => domain === null).length).toBeGreaterThan(100);
    expect(table.filter(({ domain }) => domain !== null).length).toBeGreaterThan(100);
  });

  it('has one spelling for a registry', () => {
    const registries = ['GHCR.IO/a/b', 'ghcr.io:443/a/b', 'Ghcr.io/a', 'ghcr.io:5000/a', 'nginx', 'index.docker.io/a/b'].map((text) => registryOf(parseImageReference(text)!));
    expect(registries).toEqual(['ghcr.io', 'ghcr.io', 'ghcr.io', 'ghcr.io:5000', 'docker.io', 'docker.io']);
  });

  it.each([
    ['labels of a host', `${'a-'.repeat(500)}!/x`],
    ['parts of a path', `ghcr.io/${'a/'.repeat(400)}!`],
    ['separators', `ghcr.io/a${'__'.repeat(400)}!`],
    ['a text beyond every bound', `ghcr.io/${'a-'.repeat(1_500_000)}`],
  ])('refuses %s that go on and on', (_, text) => {
    expect(parseImageReference(text)).toBeUndefined();
  });

  it('never throws, and reads its own canonical form again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom(...table.map(({ text }) => text))), (text) => {
        const reference = parseImageReference(text);
        if (reference === undefined) return;
        const { domain, path, tag, digest } = reference;
        expect(parseImageReference(`${domain}/${path}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`)).toEqual(reference);
      }),
    );
  });
});
