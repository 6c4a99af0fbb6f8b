import { describe, expect, it } from 'vitest';
import { createLog } from '../../runtime/log.ts';
import type { Identity } from '../identity/identity.ts';
import type { Attempt } from './audit-line.ts';
import { AuditLog } from './audit-log.ts';

const ann: Identity = {
  id: 'oidc:ann', platformAdmin: false, tenants: new Map([['acme', 'admin']]), name: 'ann', email: 'a@x',
  proof: { by: 'oidc', source: 'https://id.example', groups: ['tenantry:acme:admins'] },
};
const attempt: Attempt = { rpc: 'p.S/UpdateAccount', tenant: 'acme', requestId: 'r-1', operationId: 'op-1', door: 'rest', peer: '10.0.0.1:5', identity: ann };

function setup(append?: (line: string) => Promise<void>) {
  const lines: string[] = [];
  const logged: string[] = [];
  const clock = { ms: 0 };
  const audit = new AuditLog({
    sink: { append: append ?? (async (line) => void lines.push(line)) }, now: () => new Date(0), monotonicMs: () => clock.ms,
    log: createLog({ level: 'info', destination: { write: (line: string) => void logged.push(line) } }),
  });
  return { audit, lines, logged, clock, read: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('AuditLog', () => {
  it('says who, what, from where, under which ids, and what came of it', async () => {
    const { audit, read, logged } = setup();
    await audit.asked(attempt);
    await audit.done(attempt, { code: 'OK', commit: 'c0ffee' });
    const base = {
      time: '1970-01-01T00:00:00.000Z', rpc: 'p.S/UpdateAccount', tenant: 'acme', door: 'rest', peer: '10.0.0.1:5', requestId: 'r-1', operationId: 'op-1',
      caller: { id: 'oidc:ann', by: 'oidc', source: 'https://id.example', platformAdmin: false, groups: ['tenantry:acme:admins'], tenants: { acme: 'admin' } },
    };
    expect(read()).toEqual([{ ...base, stage: 'asked' }, { ...base, stage: 'done', code: 'OK', commit: 'c0ffee' }]);
    expect(logged.map((line) => JSON.parse(line) as unknown)).toMatchObject([{ msg: 'audit', fields: { stage: 'asked', tenant: 'acme' } }, { fields: { stage: 'done', commit: 'c0ffee' } }]);
  });

  it('makes hostile text one clean, short line', async () => {
    const { audit, lines, read } = setup();
    const evil = `a\n{"forged":1}\u001b[2J\u202e${'x'.repeat(10_000)} Bearer abcdef.ghijkl`;
    await audit.asked({ ...attempt, tenant: evil, requestId: evil, peer: evil, identity: { ...ann, id: evil, proof: { by: 'oidc', source: evil, groups: Array.from({ length: 1_000 }, () => evil) } } });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.indexOf('\n')).toBe((lines[0]?.length ?? 0) - 1);
    expect(lines[0]).not.toMatch(/[\u001b\u202e]|abcdef\.ghijkl/);
    expect(lines[0]?.length).toBeLessThan(40_000);
    expect(read()[0]).toMatchObject({ tenant: expect.stringContaining('a\\u{a}{"forged":1}') as string });
  });

  it('refuses a change that it cannot write down, and lets one that has happened be', async () => {
    const { audit, logged } = setup(() => Promise.reject(new Error('disk full')));
    await expect(audit.asked(attempt)).rejects.toMatchObject({ code: 'UNAVAILABLE', message: expect.not.stringContaining('disk full') as string });
    await audit.done(attempt, { code: 'OK' });
    await audit.refused(attempt, 'NOT_FOUND');
    expect(logged.join('\n')).toContain('disk full');
  });

  it('writes ten refusals of one caller a second, counts the rest, and lets nobody use up another one\'s', async () => {
    const { audit, read, clock } = setup();
    for (let index = 0; index < 100; index += 1) await audit.refused(attempt, 'NOT_FOUND');
    for (let index = 0; index < 30; index += 1) await audit.refused({ ...attempt, identity: undefined }, 'UNAUTHENTICATED');
    expect(read().filter(({ caller }) => caller !== null)).toHaveLength(10);
    expect(read().filter(({ caller }) => caller === null)).toHaveLength(10);
    clock.ms = 1_000;
    await audit.refused(attempt, 'NOT_FOUND');
    expect(read().at(-1)).toMatchObject({ stage: 'refused', code: 'NOT_FOUND', more: 90 });
  });
});
