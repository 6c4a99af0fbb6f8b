import { describe, expect, it } from 'vitest';
import { booleanOr, ConfigError, integerOr, oneOf, parseSettings, textOr, ValueError, type Settings } from './config.ts';

const SETTINGS = {
  port: { flag: 'port', env: 'T_PORT', value: 'N', help: 'port', parse: integerOr(80, 1, 65_535) },
  level: { flag: 'log-level', env: 'T_LEVEL', value: 'L', help: 'level', parse: oneOf(['info', 'warn'], 'info') },
  name: { flag: 'name', env: 'T_NAME', value: 'X', help: 'name', parse: textOr(undefined, (text) => { if (text === 'bad') throw new ValueError('must be good'); }) },
  fast: { flag: 'fast', env: 'T_FAST', help: 'fast', parse: booleanOr(false) },
  many: { flag: 'many', env: 'T_MANY', value: 'X', help: 'many', parse: (values: readonly string[]) => values },
  secret: { env: 'T_SECRET', help: 'secret', parse: textOr(undefined) },
} satisfies Settings;

function parse(argv: readonly string[], env: Record<string, string> = {}) {
  const parsed = parseSettings(SETTINGS, { argv, env, usage: 'usage' });
  if ('help' in parsed) throw new Error('help');
  return parsed.values;
}

function faultsOf(argv: readonly string[], env: Record<string, string> = {}): readonly string[] {
  try {
    parse(argv, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('parseSettings()', () => {
  it('has defaults', () => {
    expect(parse([])).toEqual({ port: 80, level: 'info', name: undefined, fast: false, many: [], secret: undefined });
  });

  it('reads flags in both forms, switches and repetitions', () => {
    expect(parse(['--port', '81', '--log-level=warn', '--fast', '--many', 'a', '--many=b'])).toMatchObject({ port: 81, level: 'warn', fast: true, many: ['a', 'b'] });
  });

  it('lets a flag win over its variable, and an empty variable count as absent', () => {
    expect(parse(['--port', '81'], { T_PORT: '82', T_LEVEL: '', T_SECRET: 's' })).toMatchObject({ port: 81, level: 'info', secret: 's' });
  });

  it('freezes what it gives', () => {
    expect(Object.isFrozen(parse([]))).toBe(true);
  });

  it('tells every fault by the name under which the value was given', () => {
    expect(faultsOf(['--port', '0x10', '--nope', '--log-level', 'loud', 'word', '--secret', 's'], { T_NAME: 'bad' })).toEqual([
      '"--nope" is not a setting; --help lists them',
      '"word" is not a setting; --help lists them',
      '"--secret" is not a setting; --help lists them',
      '"s" is not a setting; --help lists them',
      '--port must be a whole number from 1 to 65535, not "0x10"',
      '--log-level must be one of info, warn, not "loud"',
      'T_NAME must be good',
    ]);
  });

  it.each([['--port'], ['--many']])('%s without its value is a fault', (flag) => {
    expect(faultsOf([flag])).toEqual([`${flag} needs a value (${flag === '--port' ? 'N' : 'X'})`]);
  });

  it.each(['-1', '65536', '1.5', '1e3', ' 80', '９'])('port %j is refused', (text) => {
    expect(faultsOf([`--port=${text}`])).toHaveLength(1);
  });

  it('refuses values without end', () => {
    expect(faultsOf(['--name', 'x'.repeat(5000)])).toEqual(['--name is longer than 4096 characters']);
  });

  it('explains all settings', () => {
    const parsed = parseSettings(SETTINGS, { argv: ['--port', 'bad', '--help'], env: {}, usage: 'usage' });
    const help = 'help' in parsed ? parsed.help : '';
    for (const { env } of Object.values(SETTINGS)) expect(help).toContain(env);
  });
});
