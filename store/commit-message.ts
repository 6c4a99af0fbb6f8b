/**
 * Messages and trailers of the store's commits. Trailers are facts for people and for recovery; they count only where
 * something that outsiders cannot make says so: a Request-Key that the database knows, a deploy tip that it recorded.
 */
import { shown } from '../model/shown.ts';

const SUBJECT_LENGTH = 72;
const VALUE_LENGTH = 200;

export type Trailers = readonly (readonly [name: string, value: string])[];

/** One line of harmless text. */
function line(text: string, length: number): string {
  return shown(text.replace(/\s+/g, ' ').trim(), length);
}

/** Subject, blank line, trailers in the given order. */
export function commitMessage(subject: string, trailers: Trailers): string {
  const rows = trailers.map(([name, value]) => `${name}: ${line(value, VALUE_LENGTH)}`);
  return `${line(subject, SUBJECT_LENGTH) || 'Change'}\n\n${rows.join('\n')}\n`;
}

/** Trailers of the last paragraph, in order; names as written. */
export function trailersOf(message: string): [string, string][] {
  const last = message.trimEnd().split(/\n\s*\n/).at(-1) ?? '';
  return last.split('\n').flatMap((row): [string, string][] => {
    const match = /^([A-Za-z][A-Za-z-]*): (.*)$/.exec(row);
    return match?.[1] === undefined || match[2] === undefined ? [] : [[match[1], match[2]]];
  });
}

/** First value of a trailer. */
export function trailer(trailers: Trailers, name: string): string | undefined {
  return trailers.find(([key]) => key === name)?.[1];
}
