/**
 * Fixtures of a family: `fixtures/<policy id>/{pass,fail}/*.yaml`. A file holds one object as people write it, or the
 * short form {request, tenant, object, oldObject} of subjects.ts. A comment on top says what is tried.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isObject, type Json } from '../json.ts';
import type { AdmissionSubject } from '../subject.ts';
import { subjectOf, type ShortForm } from './subjects.ts';

export interface Fixture {
  readonly policy: string;
  readonly expected: 'pass' | 'fail';
  /** File name. */
  readonly name: string;
  /** As the file says it. */
  readonly form: ShortForm;
  readonly subject: AdmissionSubject;
}

/** @throws Error for a file that holds no object */
export function parseForm(text: string): ShortForm {
  const value = parse(text, { maxAliasCount: 0 }) as Json;
  if (!isObject(value)) throw new Error('a fixture holds one object');
  return typeof value['apiVersion'] === 'string' ? { object: value } : value;
}

function filesOf(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort();
}

/** All fixtures under a family's folder, such as `new URL('./fixtures', import.meta.url)`. */
export function readFixtures(folder: URL): Fixture[] {
  const root = folder.pathname;
  return readdirSync(root).sort().flatMap((policy) =>
    (['pass', 'fail'] as const).flatMap((expected) => {
      const place = join(root, policy, expected);
      return filesOf(place).map((name) => {
        const form = parseForm(readFileSync(join(place, name), 'utf8'));
        return { policy, expected, name, form, subject: subjectOf(form) };
      });
    }),
  );
}

const ADMISSION = new URL('../', import.meta.url);

/** The fixtures of every family. */
export function allFixtures(): Fixture[] {
  return readdirSync(ADMISSION, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/fixtures`, ADMISSION)))
    .flatMap((entry) => readFixtures(new URL(`${entry.name}/fixtures`, ADMISSION)));
}
