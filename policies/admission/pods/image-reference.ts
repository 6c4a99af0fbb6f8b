/**
 * The grammar of image references, as container runtimes read them: github.com/distribution/reference v0.6.0,
 * ParseNormalizedNamed, proven against a table of that library's answers (testdata/image-reference). The expressions
 * below have no two ways to read one text, so they take time in proportion to its length.
 */

import { rememberedTexts } from '../remembered-texts.ts';

/** Registry host with port, repository path, and what picks an image in it. */
export interface ImageReference {
  /** As written; `docker.io` where none is. */
  readonly domain: string;
  readonly path: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

const DEFAULT_DOMAIN = 'docker.io';
const LEGACY_DOMAIN = 'index.docker.io';
const LONGEST_PATH = 255;
/** Far above the longest reference: domain, 255 characters of path, 128 of tag, a digest of 128 hex digits. */
const LONGEST = 1_024;

const IDENTIFIER = /^[a-f0-9]{64}$/;
const LABEL = '[a-zA-Z0-9]+(?:-+[a-zA-Z0-9]+)*';
const DOMAIN = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const PATH = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const DIGESTS = [/^sha256:[a-f0-9]{64}$/, /^sha384:[a-f0-9]{96}$/, /^sha512:[a-f0-9]{128}$/];

function splitDomain(text: string): readonly [domain: string, rest: string] {
  const slash = text.indexOf('/');
  const first = slash < 0 ? '' : text.slice(0, slash);
  const isDomain = slash >= 0 && (first === 'localhost' || /[.:]/.test(first) || first.toLowerCase() !== first);
  const domain = !isDomain || first === LEGACY_DOMAIN ? DEFAULT_DOMAIN : first;
  const rest = isDomain ? text.slice(slash + 1) : text;
  return [domain, domain === DEFAULT_DOMAIN && !rest.includes('/') ? `library/${rest}` : rest];
}

function parse(text: string): ImageReference | undefined {
  if (text.length > LONGEST || IDENTIFIER.test(text)) return undefined;
  const [domain, rest] = splitDomain(text);
  const at = rest.indexOf('@');
  const digest = at < 0 ? undefined : rest.slice(at + 1);
  const named = at < 0 ? rest : rest.slice(0, at);
  const colon = named.indexOf(':');
  const tag = colon < 0 ? undefined : named.slice(colon + 1);
  const path = colon < 0 ? named : named.slice(0, colon);
  const isWhole =
    DOMAIN.test(domain) && path.length <= LONGEST_PATH && PATH.test(path) && (tag === undefined || TAG.test(tag)) && (digest === undefined || DIGESTS.some((form) => form.test(digest)));
  return isWhole ? { domain, path, tag, digest } : undefined;
}

/** The reference, or undefined for what no runtime takes. */
export const parseImageReference: (text: string) => ImageReference | undefined = rememberedTexts(parse, { most: 4_096, longest: 256 });

/** The host that is asked, in one spelling: lower case, without the port that https has anyway. */
export function registryOf({ domain }: ImageReference): string {
  const lower = domain.toLowerCase();
  return lower.endsWith(':443') ? lower.slice(0, -':443'.length) : lower;
}
