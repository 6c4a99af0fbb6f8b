import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { podWith } from '../testing/pods.ts';
import { hostAliases } from './host-aliases.ts';

it.each([
  ['none', { object: podWith() }, []],
  ['two', { object: podWith({ hostAliases: [{ ip: '10.0.0.1', hostnames: ['a'] }, {}] }) }, ['spec.hostAliases[0]', 'spec.hostAliases[1]']],
])('host aliases: %s', (_, form, expected) => {
  expect(paths(hostAliases, form)).toEqual(expected);
});
