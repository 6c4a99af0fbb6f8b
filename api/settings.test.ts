import { describe, expect, it } from 'vitest';
import { ConfigError } from '../runtime/config.ts';
import { readApiSettings, type ApiSettings } from './settings.ts';

function read(argv: readonly string[], env: Record<string, string> = {}, files: Record<string, string> = {}): ApiSettings {
  const settings = readApiSettings({
    argv, env,
    readText: (file) => {
      const text = files[file];
      if (text === undefined) throw Object.assign(new Error('no file'), { code: 'ENOENT' });
      return text;
    },
  });
  if ('help' in settings) throw new Error('help');
  return settings;
}

function faults(argv: readonly string[], env: Record<string, string> = {}): readonly string[] {
  try {
    read(argv, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('readApiSettings()', () => {
  it('is embedded by default', () => {
    expect(read([])).toEqual({ host: '127.0.0.1', httpPort: 8080, grpcPort: 9090, webhook: { port: 8443, healthPort: 9464 }, metricsPort: undefined, dataDir: '.tenantry', remote: undefined, signingKeyFile: undefined, kubeconfigs: new Map(), publishIntervalMs: 2_000, pushesPerMinute: undefined, logLevel: 'warn', quiet: false, secrets: [] });
  });

  it.each([[['--port-base', '9000'], 9000, 9001], [['--port-base', '0'], 0, 0], [['--port-base=65532'], 65_532, 65_533]] as const)('%j', (argv, http, grpc) => {
    expect(read(argv)).toMatchObject({ httpPort: http, grpcPort: grpc });
  });

  it.each([
    [['--port-base', '9000'], { port: 9002, healthPort: 9003 }],
    [['--port-base', '0'], { port: 0, healthPort: 0 }],
    [['--webhook', 'off'], undefined],
    [['--remote', 'https://git.example/t.git'], undefined],
    [['--remote', 'https://git.example/t.git', '--webhook=on'], { port: 8443, healthPort: 9464 }],
  ])('has a webhook beside the API for %j', (argv, want) => {
    expect(read(argv).webhook).toEqual(want);
    // One of the two has the port.
    expect(read(argv).metricsPort === undefined).toBe(want !== undefined);
  });

  it('takes a remote with credentials from environment or file, and keeps them out of logs', () => {
    expect(read(['--remote', 'https://git.example/t.git'], { TENANTRY_REMOTE_PASSWORD: 'tok' })).toMatchObject({ remote: { location: 'https://git.example/t.git', credentials: { kind: 'bearer', token: 'tok' } }, secrets: ['tok'], publishIntervalMs: 30_000 });
    const file = read(['--remote=https://git.example/t.git', '--remote-user', 'bot', '--remote-password-file', 'p'], {}, { p: 'pw\n' });
    expect(file.remote?.credentials).toEqual({ kind: 'basic', username: 'bot', password: 'pw' });
    expect(read(['--remote', 'ssh://git@git.example/t.git', '--remote-ssh-key-file', '/k', '--remote-known-hosts-file', '/h']).remote?.credentials).toEqual({ kind: 'ssh', keyFile: '/k', knownHostsFile: '/h' });
    expect(read(['--remote', 'some/path.git']).remote).toMatchObject({ protocol: 'file', location: `${process.cwd()}/some/path.git` });
  });

  it('attaches clusters', () => {
    expect(read(['--kubeconfig', 'a=/x', '--kubeconfig', 'b=/y=z']).kubeconfigs).toEqual(new Map([['a', '/x'], ['b', '/y=z']]));
    expect(read([], { TENANTRY_KUBECONFIG: 'a=/x,b=/y' }).kubeconfigs.size).toBe(2);
  });

  it.each<readonly [readonly string[], Record<string, string>, RegExp]>([
    [['--port-base', '70000'], {}, /--port-base must be a whole number from 0 to 65532/],
    [['--listen', '0.0.0.0'], {}, /--listen must be a loopback address/],
    [[], { TENANTRY_LISTEN: '10.0.0.1' }, /TENANTRY_LISTEN must be a loopback address/],
    [['--kubeconfig', 'x'], {}, /--kubeconfig must be NAME=FILE/],
    [['--kubeconfig', 'A=/x'], {}, /--kubeconfig must be NAME=FILE/],
    [['--kubeconfig', 'a=/x', '--kubeconfig', 'a=/y'], {}, /twice/],
    [['--remote', 'http://git.example/x.git'], {}, /--remote: .*its protocol is not allowed/],
    [['--remote', 'https://u:p@git.example/x.git'], {}, /--remote: .*password must not stand in a URL/],
    [['--remote', 'ext::sh -c id'], {}, /--remote: /],
    [['--remote-user', 'x', '--remote', 'https://git.example/x.git'], {}, /--remote-user needs/],
    [['--remote-ssh-key-file', 'k'], {}, /needs both/],
    [[], { TENANTRY_REMOTE_PASSWORD: 'x' }, /without --remote/],
    [['--remote-password-file', 'none', '--remote', 'https://git.example/x.git'], {}, /cannot be read \(ENOENT\)/],
    [['--remote-password-file', 'p', '--remote', 'https://git.example/x.git'], { TENANTRY_REMOTE_PASSWORD: 'x' }, /not both/],
    [['--log-level', 'trace'], {}, /--log-level must be one of/],
  ])('%j %j is refused', (argv, env, want) => {
    const said = faults(argv, env);
    expect(said.join('\n')).toMatch(want);
    expect(said.join('\n')).not.toContain('u:p@');
  });
});
