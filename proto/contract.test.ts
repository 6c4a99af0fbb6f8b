/** The contract of the first platform against our descriptors: nothing renamed, nothing renumbered, additions from 20 up. */
import { create, createRegistry, fromBinary, fromJson, toBinary, toJson, type DescEnum, type DescField, type DescMessage, type JsonObject, type JsonValue } from '@bufbuild/protobuf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { file_acctapi_v1_account } from './gen/acctapi/v1/account_pb.js';
import { file_mcpapi_v1_mcp } from './gen/mcpapi/v1/mcp_pb.js';
import { file_schedulerapi_v1_scheduler } from './gen/schedulerapi/v1/scheduler_pb.js';
import { firstContractRegistry, readFirstContract } from './testing/first-contract.ts';

const ours = createRegistry(file_acctapi_v1_account, file_mcpapi_v1_mcp, file_schedulerapi_v1_scheduler);
const first = firstContractRegistry();
const packages = readFirstContract();
const messageNames = packages.flatMap(({ name, messages }) => messages.map((message) => `${name}.${message.name}`));

function mustHave<T>(found: T | undefined, name: string): T {
  if (found === undefined) throw new Error(`${name} is missing`);
  return found;
}

function shapeOf(field: DescField): object {
  const { name, number, jsonName, fieldKind, scalar, message, presence } = field;
  const list = field.fieldKind === 'list' ? field.listKind : undefined;
  const map = field.fieldKind === 'map' ? [field.mapKind, field.mapKey, field.scalar] : undefined;
  return { name, number, jsonName, fieldKind, scalar, list, map, presence, message: message?.typeName, enum: field.enum?.typeName };
}

function valuesOf(desc: DescEnum): object {
  return desc.values.map(({ name, number }) => ({ name, number }));
}

/** Random proto3 JSON of a message of the contract. */
function jsonOf(desc: DescMessage): fc.Arbitrary<JsonObject> {
  const fields = desc.fields.map((field) => [field.jsonName, fc.option(valueOf(field), { nil: undefined })] as const);
  return fc.record(Object.fromEntries(fields)).map((record) => Object.fromEntries(Object.entries(record).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined)));
}

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const instant = fc.date({ min: new Date(0), max: new Date('2200-01-01T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString());

function valueOf(field: DescField): fc.Arbitrary<JsonValue> {
  if (field.fieldKind === 'map') return fc.dictionary(text, text, { maxKeys: 4, noNullPrototype: true });
  if (field.fieldKind === 'list') return fc.array<JsonValue>(field.message === undefined ? text : jsonOf(field.message), { maxLength: 3 });
  if (field.message !== undefined) return field.message.typeName === 'google.protobuf.Timestamp' ? instant : jsonOf(field.message);
  if (field.enum !== undefined) return fc.constantFrom(...field.enum.values.map(({ name }) => name));
  const kinds: Readonly<Record<number, fc.Arbitrary<JsonValue>>> = { 9: text, 5: fc.integer(), 8: fc.boolean(), 1: fc.double({ noNaN: true, noDefaultInfinity: true }) };
  return mustHave(kinds[field.scalar ?? 0], `values of ${field.name}`);
}

describe('the table of the first contract', () => {
  it('is read whole', () => {
    expect(packages.map(({ name, services, enums, messages }) => [name, services.length, enums.length, messages.length, messages.flatMap(({ fields }) => fields).length])).toEqual([
      ['acctapi.v1', 1, 2, 11, 53],
      ['schedulerapi.v1', 4, 2, 30, 108],
      ['mcpapi.v1', 1, 1, 2, 16],
    ]);
  });
});

describe('services', () => {
  it.each(packages.flatMap(({ name, services }) => services.map((service) => [`${name}.${service.name}`, service.methods] as const)))('%s has its methods', (name, methods) => {
    const old = mustHave(first.getService(name), name);
    const now = mustHave(ours.getService(name), name);
    for (const method of methods) {
      const shape = (service: typeof now): object | undefined => {
        const found = service.methods.find((candidate) => candidate.name === method);
        return found === undefined ? undefined : { kind: found.methodKind, input: found.input.typeName, output: found.output.typeName };
      };
      expect(shape(now), method).toEqual(mustHave(shape(old), method));
    }
  });
});

describe('enums', () => {
  it.each(packages.flatMap(({ name, enums }) => enums.map((one) => `${name}.${one.name}`)))('%s has its values', (name) => {
    expect(valuesOf(mustHave(ours.getEnum(name), name))).toEqual(valuesOf(mustHave(first.getEnum(name), name)));
  });

  it('nests ServingStatus in CheckResponse', () => {
    expect(ours.getEnum('schedulerapi.v1.ServingStatus')).toBeUndefined();
    expect(ours.getEnum('schedulerapi.v1.CheckResponse.ServingStatus')?.parent?.typeName).toBe('schedulerapi.v1.CheckResponse');
  });
});

describe('messages', () => {
  it.each(messageNames)('%s has its fields, and others from 20 up only', (name) => {
    const old = mustHave(first.getMessage(name), name);
    const now = mustHave(ours.getMessage(name), name);
    expect(now.fields.filter(({ number }) => number < 20).map(shapeOf)).toEqual(old.fields.map(shapeOf));
  });

  it.each(messageNames)('%s: bytes of an old client decode, and replies decode there', (name) => {
    const old = mustHave(first.getMessage(name), name);
    const now = mustHave(ours.getMessage(name), name);
    fc.assert(
      fc.property(jsonOf(old), (json) => {
        const message = fromJson(old, json);
        const received = fromBinary(now, toBinary(old, message));
        expect(toJson(now, received)).toEqual(toJson(old, message));
        const reply = fromBinary(old, toBinary(now, received));
        expect(toJson(old, reply)).toEqual(toJson(old, message));
      }),
      { numRuns: 30 },
    );
  });
});

describe('added fields', () => {
  const mutating = ['acctapi.v1.CreateAccount', 'acctapi.v1.UpdateAccount', 'acctapi.v1.DeleteAccount', 'schedulerapi.v1.ReleaseLock', 'schedulerapi.v1.RefreshLock',
    'schedulerapi.v1.RecordRequest', 'schedulerapi.v1.ResetThrottle', 'schedulerapi.v1.UpdateThrottleLimits', 'schedulerapi.v1.CreateJob', 'schedulerapi.v1.CancelJob', 'mcpapi.v1.PutJob'];
  const named = (message: string): object => Object.fromEntries(mustHave(ours.getMessage(message), message).fields.filter(({ number }) => number >= 20 && number <= 22).map(({ number, name, scalar }) => [number, [name, scalar]]));

  it.each([...mutating, 'schedulerapi.v1.AcquireLock'])('%sRequest carries request id, etag and validate_only', (name) => {
    expect(named(`${name}Request`)).toEqual({ 20: ['request_id', 9], 21: ['etag', 9], 22: ['validate_only', 8] });
  });

  it.each([...mutating.map((name) => `${name}Response`), 'acctapi.v1.GetAccountResponse'])('%s carries operation id, commit and etag', (name) => {
    expect(named(name)).toEqual({ 20: ['operation_id', 9], 21: ['commit', 9], 22: ['etag', 9] });
  });

  it('AcquireLockResponse carries the fencing token', () => {
    expect(named('schedulerapi.v1.AcquireLockResponse')).toEqual({ 20: ['fencing_token', 4] });
  });

  it('an old client skips what it does not know', () => {
    const now = mustHave(ours.getMessage('acctapi.v1.CreateAccountResponse'), 'CreateAccountResponse');
    const old = mustHave(first.getMessage('acctapi.v1.CreateAccountResponse'), 'CreateAccountResponse');
    const bytes = toBinary(now, create(now, { organizationId: 'acme', status: 'ACTIVE', commit: 'c', files: ['f'], statusMessage: 'm' }));
    expect(toJson(old, fromBinary(old, bytes))).toEqual({ organizationId: 'acme', status: 'ACTIVE' });
  });
});
