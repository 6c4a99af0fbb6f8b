import { create, fromBinary, fromJsonString } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { GetAccountResponseSchema } from '../../proto/gen/acctapi/v1/account_pb.js';
import { keepEncoded, replyBytes, replyJson } from './encoded.ts';

const acme = () => create(GetAccountResponseSchema, { organizationId: 'acme', status: 'ACTIVE' });

describe('replies', () => {
  it.each([['of their own', acme], ['that are kept', () => keepEncoded(acme())]])('%s read back as they were', (_which, make) => {
    const message = make();
    for (let turn = 0; turn < 2; turn += 1) {
      expect(fromBinary(GetAccountResponseSchema, replyBytes(GetAccountResponseSchema, message))).toEqual(message);
      expect(fromJsonString(GetAccountResponseSchema, replyJson(GetAccountResponseSchema, message))).toEqual(message);
      expect(replyJson(GetAccountResponseSchema, message)).toContain('"nodePool":""');
    }
  });

  it('are encoded once when they are kept, and each time when they are not', () => {
    const [keeps, own] = [keepEncoded(acme()), acme()];
    expect(replyBytes(GetAccountResponseSchema, keeps)).toBe(replyBytes(GetAccountResponseSchema, keeps));
    expect(replyBytes(GetAccountResponseSchema, own)).not.toBe(replyBytes(GetAccountResponseSchema, own));
    const told = replyJson(GetAccountResponseSchema, own);
    own.status = 'SUSPENDED';
    expect(replyJson(GetAccountResponseSchema, own)).not.toBe(told);
  });
});
