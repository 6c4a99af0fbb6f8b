/** Output of git and of remotes, made fit for logs and errors: no credentials, no controls, bounded. */
import { shown } from '../../model/shown.ts';

const URL_CREDENTIALS = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi;
const URL_QUERY = /\b([a-z][a-z0-9+.-]*:\/\/[^\s?]*)\?\S*/gi;
const AUTHORIZATION = /(authorization:\s*(?:basic|bearer)?\s*)\S+/gi;
/** ANSI colours and cursor movements, which remotes like to send. */
const ANSI = /\u001b\[[0-9;?]*[ -/]*[@-~]/g;

/** One line without secrets and controls, at most `length` characters. */
export function cleanText(text: string, length = 500): string {
  const scrubbed = text
    .slice(0, length * 8)
    .replace(ANSI, '')
    .replace(AUTHORIZATION, '$1***')
    .replace(URL_CREDENTIALS, '$1')
    .replace(URL_QUERY, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return shown(scrubbed, length);
}
