/**
 * The URIs among a certificate's alternative names, out of the one text that Node gives. Node writes a value that holds
 * anything but plain characters as a JSON string (since CVE-2021-44532), so that no value can pose as a further entry;
 * a text that is not wholly of this form is refused rather than guessed at.
 */

/** `URI:value` or `URI:"JSON string"`, and what comes before the next entry. */
const ENTRY = /([A-Za-z][A-Za-z ]*):((?:"(?:[^"\\]|\\.)*"|[^",])*)(?:, |$)/y;
const MAX_LENGTH = 16_384;

/** All values of kind URI; undefined when the text cannot be read with certainty. */
export function uriNamesOf(text: string): readonly string[] | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const uris: string[] = [];
  let at = 0;
  while (at < text.length) {
    ENTRY.lastIndex = at;
    const match = ENTRY.exec(text);
    if (match === null || match[0] === '') return undefined;
    // A quoted value is one that no id of ours can have; it counts as a URI all the same.
    if (match[1] === 'URI') uris.push(match[2] ?? '');
    at = ENTRY.lastIndex;
  }
  return uris;
}
