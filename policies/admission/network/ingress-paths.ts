/**
 * Paths of a tenant's Ingresses and HTTP routes are plain text in one line of configuration. A path of no particular type
 * is checked by nobody else: shared controllers write it into their configuration, where a quote, a semicolon, a brace or
 * a line break would end the directive and begin another one, for every tenant's traffic (CVE-2021-25748 of
 * ingress-nginx and those after it). Regular expressions get by without them: [.] is a dot, and what repeats is written out.
 */
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, listAt, type Json, type JsonObject } from '../json.ts';
import { isExcused, writesSpec } from '../scope.ts';
import type { AdmissionPolicy } from '../subject.ts';

/** What could end a directive, open a block or begin a comment; white space parts the words of one. */
const UNSAFE = /[\s\u0000-\u001f\u007f{};"'`\\#]/;

interface Path {
  readonly at: string;
  readonly text: Json;
}

function pathAt(holder: Json | undefined, key: string, at: string): Path[] {
  const text = fieldOf(holder, key);
  return text === undefined ? [] : [{ at: `${at}.${key}`, text }];
}

function ofIngress(object: JsonObject | undefined): Path[] {
  return listAt(object, 'spec', 'rules').flatMap((rule, index) =>
    listAt(rule, 'http', 'paths').flatMap((path, at) => pathAt(path, 'path', `spec.rules[${index}].http.paths[${at}]`)));
}

function ofRoute(object: JsonObject | undefined): Path[] {
  return listAt(object, 'spec', 'rules').flatMap((rule, index) =>
    listAt(rule, 'matches').flatMap((match, at) => pathAt(fieldOf(match, 'path'), 'value', `spec.rules[${index}].matches[${at}].path`)));
}

export const ingressPaths: AdmissionPolicy = {
  id: 'ingress-paths',
  title: 'Paths end no line of a shared controller\'s configuration',
  level: 'breach',
  judges: (request) =>
    writesSpec(request, 'networking.k8s.io', 'ingresses') || writesSpec(request, 'extensions', 'ingresses') || writesSpec(request, 'gateway.networking.k8s.io', 'httproutes'),
  check(subject) {
    if (isExcused(subject)) return [];
    const { object, resource } = subject.request;
    const paths = resource === 'httproutes' ? ofRoute(object) : ofIngress(object);
    return paths.flatMap(({ at, text }): Violation[] => {
      if (typeof text !== 'string') return [{ path: at, message: 'the path is no text', fix: 'write a path that begins with /' }];
      return UNSAFE.test(text) ? [{ path: at, message: `path ${quoted(text)} holds characters that could end a line of configuration`, fix: 'write the path without white space, quotes, braces, backslashes, ; and #' }] : [];
    });
  },
};
