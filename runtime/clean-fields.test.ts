import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFields, cleanText, scrubText } from './clean-fields.ts';

const VISIBLE = /^[^\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]*$/;

describe('scrubText()', () => {
  it.each([
    ['authorization: Bearer abcdef123456', 'authorization: Bearer [redacted]'],
    ['Basic dXNlcjpwYXNz', 'Basic [redacted]'],
    ['fatal: https://user:pa55@git.example/x.git', 'fatal: https://[redacted]@git.example/x.git'],
    ['GET /a?page=2&access_token=xyz&b=1', 'GET /a?page=2&access_token=[redacted]&b=1'],
    ['?X-Amz-Signature=abc', '?X-Amz-Signature=[redacted]'],
    ['nothing to hide: page 2 of 3', 'nothing to hide: page 2 of 3'],
  ])('%s', (text, want) => {
    expect(scrubText(text)).toBe(want);
  });

  it('takes out the given values wherever they stand', () => {
    expect(scrubText('xs3cr3ty s3cr3t', ['s3cr3t', ''])).toBe('x[redacted]y [redacted]');
  });
});

describe('cleanText()', () => {
  it('leaves no character that steers a terminal or hides', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(cleanText(text)).toMatch(VISIBLE);
    }));
  });

  it('is bounded', () => {
    expect(cleanText('a'.repeat(1_000_000)).length).toBeLessThan(2_100);
  });
});

describe('cleanFields()', () => {
  it('redacts by key at any depth', () => {
    const fields = { authorization: 'x', headers: { Cookie: 'y', 'x-api-key': 'k' }, list: [{ password: 'z', client_key_data: 'w' }], dbPassword: 'p', 'signing-key': 'q' };
    expect(cleanFields(fields)).toEqual({ authorization: '[redacted]', headers: { Cookie: '[redacted]', 'x-api-key': '[redacted]' }, list: [{ password: '[redacted]', client_key_data: '[redacted]' }], dbPassword: '[redacted]', 'signing-key': '[redacted]' });
  });

  it('keeps what only sounds secret', () => {
    const fields = { page_token: 'a', nextPageToken: 'b', fencing_token: 7, tokenFile: '/d/token', secretName: 'git' };
    expect(cleanFields(fields)).toEqual(fields);
  });

  it('writes errors with code and cause, in one line each', () => {
    const cause = Object.assign(new Error('dial\n\u001b[31mred'), { code: 'ECONNREFUSED' });
    const { error } = cleanFields({ error: new TypeError('bad https://u:p@h/', { cause }) });
    expect(error).toMatchObject({ type: 'TypeError', message: 'bad https://[redacted]@h/', cause: { code: 'ECONNREFUSED', message: 'dial\\u{a}\\u{1b}[31mred' } });
    expect(JSON.stringify(error)).not.toContain('\u001b');
  });

  it('ends on cycles, bytes and big numbers', () => {
    const loop: Record<string, unknown> = { bytes: Buffer.alloc(9), big: 10n, fn: () => 1 };
    loop['self'] = loop;
    expect(JSON.stringify(cleanFields(loop))).toContain('[deeper]');
    expect(cleanFields(loop)).toMatchObject({ bytes: '[9 bytes]', big: '10' });
  });
});
