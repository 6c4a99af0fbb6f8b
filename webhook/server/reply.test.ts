import { describe, expect, it } from 'vitest';
import { replyText } from './reply.ts';

interface Reply {
  readonly apiVersion: string;
  readonly kind: string;
  readonly response: Record<string, unknown>;
}

function reply(...given: Parameters<typeof replyText>): Reply {
  return JSON.parse(replyText(...given)) as Reply;
}

describe('replyText()', () => {
  it('echoes version, kind and uid', () => {
    expect(reply('u-1', { allowed: true })).toEqual({ apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', response: { uid: 'u-1', allowed: true } });
  });

  it('says 403 Forbidden unless told otherwise, and never a code that is none', () => {
    expect(reply('u', { allowed: false, message: 'no' }).response['status']).toEqual({ status: 'Failure', code: 403, reason: 'Forbidden', message: 'no' });
    expect(reply('u', { allowed: false, code: 200 }).response['status']).toMatchObject({ code: 400 });
  });

  it('gives clients the time to wait', () => {
    const { response } = reply('u', { allowed: false, code: 429, reason: 'TooManyRequests', retryAfterSeconds: 7 });
    expect(response['status']).toMatchObject({ code: 429, reason: 'TooManyRequests', details: { retryAfterSeconds: 7 } });
  });

  it('encodes a patch, and sends neither type nor patch when there is none', () => {
    const patch = [{ op: 'add', path: '/metadata/labels', value: { a: 'é' } }] as const;
    const { response } = reply('u', { allowed: true, patch });
    expect(response['patchType']).toBe('JSONPatch');
    expect(JSON.parse(Buffer.from(String(response['patch']), 'base64').toString('utf8'))).toEqual(patch);
    expect(reply('u', { allowed: true, patch: [] }).response).toEqual({ uid: 'u', allowed: true });
    expect(reply('u', { allowed: false, patch }).response).not.toHaveProperty('patch');
  });

  it('bounds and cleans what tenants wrote', () => {
    const { response } = reply('u', {
      allowed: false,
      message: `one\ntwo \u001b[31mred ${'x'.repeat(20_000)}`,
      warnings: Array.from({ length: 50 }, () => `\u202ewarning ${'y'.repeat(500)}`),
      audit: { 'bad key!': 'x', ok: `a\nb${'z'.repeat(5_000)}` },
    });
    const { message } = response['status'] as { message: string };
    expect(message.startsWith('one\ntwo \\u{1b}[31mred')).toBe(true);
    expect(message.length).toBeLessThan(9_000);
    expect(response['warnings']).toHaveLength(16);
    expect((response['warnings'] as string[])[0]).toMatch(/^\\u\{202e\}warning y+/);
    expect(Object.keys(response['auditAnnotations'] as object)).toEqual(['ok']);
    expect((response['auditAnnotations'] as { ok: string }).ok).toMatch(/^a\\u\{a\}bz+…/);
  });
});
