/**
 * Fixtures of a family: `fixtures/<policy id>/{pass,fail}/*.yaml`. A file holds one object as people write it, or the
 * short form {request, tenant, object, oldObject} of subjects.ts. A comment on top says what is tried.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isObject, type Json } from '../json.ts';
import type { AdmissionSubject } from '../subject.ts';
import { subjectOf } from './subjects.ts';

export interface Fixture {
  readonly policy: string;
  readonly expected: 'pass' | 'fail';
  /** File name. */
  readonly name: string;
  readonly subject: AdmissionSubject;
}

/** @throws Error for a file that holds no object */
export function parseFixture(text: string): AdmissionSubject {
  const value = parse(text, { maxAliasCount: 0 }) as Json;
  if (!isObject(value)) throw new Error('a fixture holds one object');
  return subjectOf(typeof value['apiVersion'] === 'string' ? { object: value } : (value));
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
      return filesOf(place).map((name) => ({ policy, expected, name, subject: parseFixture(readFileSync(join(place, name), 'utf8')) }));
    }),
  );
}
