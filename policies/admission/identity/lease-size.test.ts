import { expect, it } from 'vitest';
import { paths } from '../testing/findings.ts';
import { objectOf, USERS } from '../testing/objects.ts';
import { leaseSize } from './lease-size.ts';

function lease(holderIdentity: string, metadata = {}) {
  return objectOf('coordination.k8s.io/v1', 'Lease', { spec: { holderIdentity } }, metadata);
}

/** Bytes of a lease with an empty holder. */
const PLAIN = JSON.stringify(lease('')).length;

it('allows 4,096 bytes and no more', () => {
  expect(paths(leaseSize, { object: lease('x'.repeat(4_096 - PLAIN)) })).toEqual([]);
  expect(paths(leaseSize, { object: lease('x'.repeat(4_097 - PLAIN)) })).toEqual(['']);
});

it('counts bytes, not characters', () => {
  expect(paths(leaseSize, { object: lease('ü'.repeat(4_096 - PLAIN)) })).toEqual(['']);
});

it('counts annotations and whatever else there is, and by itself what the API server notes', () => {
  expect(paths(leaseSize, { object: lease('a', { annotations: { a: 'x'.repeat(4_096) } }) })).toEqual(['']);
  expect(paths(leaseSize, { object: lease('a', { managedFields: [{ manager: 'x'.repeat(4_096) }] }) })).toEqual([]);
});

it('does not grow by many writers under other names', () => {
  const fields = Object.fromEntries(Array.from({ length: 300 }, (_, number) => [`f:${number}`, {}]));
  const managedFields = Array.from({ length: 10 }, (_, number) => ({ manager: `m${number}`, operation: 'Apply', fieldsV1: { 'f:metadata': { 'f:annotations': fields } } }));
  expect(paths(leaseSize, { object: lease('a', { managedFields }), oldObject: lease('a'), request: { operation: 'UPDATE' } })).toEqual(['metadata.managedFields']);
  expect(paths(leaseSize, { object: lease('a', { managedFields: managedFields.slice(0, 2) }) })).toEqual([]);
});

it('judges updates that change the metadata alone, and lets the platform pass', () => {
  const object = lease('a', { annotations: { a: 'x'.repeat(4_096) } });
  expect(paths(leaseSize, { object, oldObject: lease('a'), request: { operation: 'UPDATE' } })).toEqual(['']);
  expect(paths(leaseSize, { object, request: { user: USERS.platformAdmin } })).toEqual([]);
});
