import { describe, expect, it } from 'vitest';
import { ERROR_CODES, refusalError, TenantryError } from './errors.ts';
import { formatFault, sortFaults, type Fault } from './fault.ts';

const fault: Fault = { file: 'tenants/82/acme/tenant.yaml', line: 7, path: 'spec.plan', policy: 'plan-known', message: 'plan "prop" does not exist', fix: 'did you mean "pro"?' };

describe('formatFault()', () => {
  it.each([
    ['a field in a line', fault, 'tenants/82/acme/tenant.yaml:7: spec.plan: [tenantry/plan-known] plan "prop" does not exist; did you mean "pro"?'],
    ['a whole file', { ...fault, line: 0, path: '' }, 'tenants/82/acme/tenant.yaml: [tenantry/plan-known] plan "prop" does not exist; did you mean "pro"?'],
    ['a path that would begin a line of its own', { ...fault, file: 'tenants/82/x\n::stop-commands::y\u001b[2J/tenant.yaml' }, 'tenants/82/x\\u{a}::stop-commands::y\\u{1b}[2J/tenant.yaml:7: spec.plan: [tenantry/plan-known] plan "prop" does not exist; did you mean "pro"?'],
    ['a path that would be a command of the CI', { ...fault, file: '::add-mask::a', line: 0, path: '' }, './::add-mask::a: [tenantry/plan-known] plan "prop" does not exist; did you mean "pro"?'],
  ])('tells %s', (_name, given, want) => expect(formatFault(given)).toBe(want));
});

describe('sortFaults()', () => {
  it('goes by file, line as a number, field, policy and message', () => {
    const list = [{ file: 'b' }, { line: 10 }, { line: 9 }, { line: 9, path: 'a' }, { line: 9, path: 'a', policy: 'a' }, { line: 9, path: 'a', policy: 'a', message: 'a' }]
      .map((part) => ({ ...fault, file: 'a', ...part }));
    expect(sortFaults(list)).toEqual([5, 4, 3, 2, 1, 0].map((index) => list[index]));
    expect(list[0]?.file).toBe('b');
  });
});

describe('TenantryError', () => {
  it('carries what a caller needs', () => {
    const error = new TenantryError('RESOURCE_EXHAUSTED', 'slow down', { retryAfterSeconds: 3, cause: new Error('inner') });
    expect(error).toMatchObject({ name: 'TenantryError', code: 'RESOURCE_EXHAUSTED', message: 'slow down', retryAfterSeconds: 3, faults: [] });
    expect(error.cause).toBeInstanceOf(Error);
  });

  it('tells all refusals at once, sorted', () => {
    const error = refusalError([{ ...fault, line: 9, message: 'second' }, fault]);
    expect(error.message.split('\n')).toEqual(['[tenantry/plan-known] plan "prop" does not exist; did you mean "pro"?', '[tenantry/plan-known] second; did you mean "pro"?']);
    expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', faults: [{ line: 7 }, { line: 9 }] });
  });

  it('has codes that are names of gRPC', () => {
    expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
    expect(ERROR_CODES.every((code) => /^[A-Z_]+$/.test(code))).toBe(true);
  });
});
