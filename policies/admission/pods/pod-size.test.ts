import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { container, podSpec, podWith } from '../testing/pods.ts';
import { podSize } from './pod-size.ts';

const MOST = 131_072;

function withValue(value: string) {
  return podWith({ containers: [container({ env: [{ name: 'A', value }] })] });
}

function sizeOf({ metadata, spec }: ReturnType<typeof withValue>): number {
  return new TextEncoder().encode(JSON.stringify({ metadata, spec })).length;
}

it('allows 131,072 bytes and no more', () => {
  const rest = MOST - sizeOf(withValue(''));
  expect(paths(podSize, { object: withValue('x'.repeat(rest)) })).toEqual([]);
  expect(paths(podSize, { object: withValue('x'.repeat(rest + 1)) })).toEqual(['spec']);
});

it('counts bytes, not characters', () => {
  expect(paths(podSize, { object: withValue('€'.repeat(Math.ceil(MOST / 3))) })).toEqual(['spec']);
});

it('judges templates, annotations too, but not what the API server notes itself', () => {
  const template = { metadata: { annotations: { a: 'x'.repeat(MOST) } }, spec: podSpec() };
  expect(paths(podSize, { object: { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'web' }, spec: { template } } })).toEqual(['spec.template.spec']);
  expect(paths(podSize, { object: podWith({}, { managedFields: [{ manager: 'x'.repeat(MOST) }] }) })).toEqual([]);
});
