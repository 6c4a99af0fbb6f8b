import { anyUnpack } from '@bufbuild/protobuf/wkt';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES, TenantryError, refusalError } from '../../model/errors.ts';
import type { Fault } from '../../model/fault.ts';
import { BadRequestSchema, ErrorInfoSchema } from '../../proto/gen/google/rpc/error_details_pb.js';
import { Code } from '../../proto/gen/google/rpc/code_pb.js';
import { httpStatusOf, nameOf, numberOf } from './codes.ts';
import { statusBytes, statusOf } from './status.ts';

function fault(index: number, message = 'm'): Fault {
  return { file: 'f', line: index, path: `spec.p${index}`, policy: 'some-rule', message, fix: 'fix it' };
}

describe('codes', () => {
  it('are those of google.rpc, each with an HTTP status', () => {
    for (const code of ERROR_CODES) {
      expect(nameOf(numberOf(code))).toBe(code);
      expect(httpStatusOf(numberOf(code))).toBeGreaterThanOrEqual(400);
    }
    expect(ERROR_CODES).toHaveLength(Object.values(Code).filter((value) => typeof value === 'number').length - 2);
    expect([httpStatusOf(99), nameOf(99)]).toEqual([500, 'UNKNOWN']);
  });
});

describe('statusOf()', () => {
  it.each([new Error('x'), 'x', undefined, null, new TenantryError('INTERNAL', 'x'), new TenantryError('DATA_LOSS', 'x')])('hides %s', (error) => {
    const status = statusOf(error, 'op-9');
    expect([status.code, status.message]).toEqual([Code.INTERNAL, 'internal error; the log has the cause under op-9']);
  });

  it('carries at most what fits into trailers, and says so', () => {
    const status = statusOf(refusalError(Array.from({ length: 5_000 }, (_, index) => fault(index, 'x'.repeat(1_000)))), 'op');
    expect(statusBytes(status).length).toBeLessThan(6_000);
    expect(status.message).toContain('more in the field violations');
    expect(status.details.flatMap((one) => anyUnpack(one, BadRequestSchema)?.fieldViolations ?? []).length).toBeGreaterThan(2);
  });

  it('cleans and scrubs every line of a message', () => {
    const { message } = statusOf(new TenantryError('ABORTED', 'one\u001b[31m\ntwo https://u:p@host/ \u202e'), 'op');
    expect(message).toBe('one\\u{1b}[31m\ntwo https://[redacted]@host/ \\u{202e}');
  });

  it('names the rule for programs', () => {
    expect(statusOf(refusalError([fault(1)]), 'op').details.flatMap((one) => anyUnpack(one, ErrorInfoSchema) ?? [])).toMatchObject([{ reason: 'SOME_RULE', domain: 'tenantry.dev' }]);
  });
});
