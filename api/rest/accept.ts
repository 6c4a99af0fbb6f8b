/** What callers say that they can read (RFC 9110, 12.5.1). Everything here is JSON, or lines of JSON for a stream. */

interface Range {
  readonly type: string;
  readonly quality: number;
}

/** More than this is no list that a client needs. */
const MAX_LENGTH = 1_000;

function rangeOf(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.map((one) => /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.exec(one)?.[1]).find((one) => one !== undefined);
  return { type, quality: quality === undefined ? 1 : Number(quality) };
}

/** The weight of a type: the most specific range decides. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const group = `${type.split('/')[0] ?? ''}/*`;
  const range = [type, group, '*/*'].map((wanted) => ranges.find((one) => one.type === wanted)).find((one) => one !== undefined);
  return range?.quality ?? 0;
}

/** True when the header lets one of the types through; without a header everything is let through. */
export function accepts(header: string | undefined, types: readonly string[]): boolean {
  const text = header?.trim() ?? '';
  if (text === '') return true;
  if (text.length > MAX_LENGTH) return false;
  const ranges = text.split(',').map(rangeOf);
  return types.some((type) => qualityOf(type, ranges) > 0);
}
