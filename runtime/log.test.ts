import { describe, expect, it } from 'vitest';
import { createLog, type LogLevel } from './log.ts';

function capture(level: LogLevel, secrets: readonly string[] = []) {
  const lines: string[] = [];
  return { lines, log: createLog({ level, destination: { write: (line: string) => void lines.push(line) }, secrets, base: { service: 'api' } }) };
}

describe('createLog()', () => {
  it('writes one JSON line with time, level, message and fields', () => {
    const { lines, log } = capture('info');
    log.info('call', { method: 'x', ms: 3 });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', service: 'api', msg: 'call', fields: { method: 'x', ms: 3 } });
  });

  it('cannot be made to write a second line or another level', () => {
    const { lines, log } = capture('info');
    log.info('a\n{"level":"error"}', { 'x\ny': '\n{"msg":"forged"}', level: 'fatal', msg: 'forged', time: '1970' });
    expect(lines.join('').trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', msg: 'a\\u{a}{"level":"error"}' });
  });

  it('never writes the secrets it was told', () => {
    const { lines, log } = capture('debug', ['tok-123456']);
    log.error('failed with tok-123456', { error: new Error('tok-123456 refused', { cause: new Error('tok-123456') }), list: ['tok-123456'], 'tok-123456': 1 });
    expect(lines.join('')).not.toContain('tok-123456');
    expect(lines.join('')).toContain('[redacted]');
  });

  it('is silent below its level', () => {
    const { lines, log } = capture('warn');
    log.debug('a');
    log.info('b');
    log.warn('c');
    expect(lines).toHaveLength(1);
  });
});
