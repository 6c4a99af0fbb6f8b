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

function faults(argv: readonly string[], env: Record<string, string> = {}, files: Record<string, string> = {}): readonly string[] {
  try {
    read(argv, env, files);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

const TLS = ['--tls-cert-file', '/c', '--tls-key-file', '/k'];

describe('readApiSettings()', () => {
  it('is embedded by default', () => {
    expect(read([])).toEqual({ host: '127.0.0.1', access: { tls: undefined, trustDomain: undefined, oidcFile: undefined, localToken: true }, httpPort: 8080, grpcPort: 9090, webhook: { port: 8443, healthPort: 9464 }, metricsPort: undefined, dataDir: '.tenantry', remote: undefined, signingKeyFile: undefined, kubeconfigs: new Map(), cloud: { kind: 'embedded', python: 'python3' }, publishIntervalMs: 2_000, pushesPerMinute: undefined, maxConnections: 4_096, replicaSecret: undefined, lockDatabase: undefined, logLevel: 'warn', quiet: false, secrets: [] });
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

  it.each([
    [['--oidc-file', '/o'], { tls: undefined, oidcFile: '/o', localToken: false }],
    [['--listen', '0.0.0.0', ...TLS, '--client-ca-file', '/ca', '--trust-domain', 'td'], { tls: { certFile: '/c', keyFile: '/k', clientCaFile: '/ca' }, trustDomain: 'td', localToken: false }],
    [['--listen', '::', ...TLS, '--oidc-file', '/o'], { tls: { certFile: '/c', keyFile: '/k', clientCaFile: undefined }, oidcFile: '/o', localToken: false }],
    [[...TLS], { tls: { certFile: '/c', keyFile: '/k', clientCaFile: undefined }, localToken: true }],
  ])('says who is let in by %j', (argv, want) => {
    expect(read(argv).access).toMatchObject(want);
  });

  it('takes the database of locks from the environment, and keeps it out of logs', () => {
    const url = 'postgres://bot:p%40ss@db.example/locks';
    expect(read([], { TENANTRY_LOCK_DATABASE: url })).toMatchObject({ lockDatabase: url, secrets: [url, 'p%40ss', 'p@ss'] });
    const counters = 'rediss://:p%40ss@redis.example:6379/2';
    expect(read([], { TENANTRY_THROTTLE_REDIS_URL: counters })).toMatchObject({ throttleRedis: counters, secrets: [counters, 'p%40ss', 'p@ss'] });
    expect(faults(['--lock-database', url])).toHaveLength(2);
  });

  it('takes what replicas share from a file, and keeps it out of logs', () => {
    const secret = 'b'.repeat(32);
    expect(read(['--replica-secret-file', 's'], {}, { s: `${secret}\n` })).toMatchObject({ replicaSecret: secret, secrets: [secret] });
    expect(read([], { TENANTRY_REPLICA_SECRET_FILE: 's' }, { s: secret }).replicaSecret).toBe(secret);
    expect(faults(['--replica-secret-file', 's'])).toEqual(['--replica-secret-file cannot be read (ENOENT)']);
    expect(faults(['--replica-secret-file', 's'], {}, { s: `${'b'.repeat(31)}\n` })).toEqual(['--replica-secret-file holds 31 characters, at least 32 are needed; make one with: openssl rand -base64 32']);
  });

  it('attaches clusters', () => {
    expect(read(['--kubeconfig', 'a=/x', '--kubeconfig', 'b=/y=z']).kubeconfigs).toEqual(new Map([['a', '/x'], ['b', '/y=z']]));
    expect(read([], { TENANTRY_KUBECONFIG: 'a=/x,b=/y' }).kubeconfigs.size).toBe(2);
  });

  it.each<readonly [readonly string[], Record<string, string>, unknown]>([
    [[], { TENANTRY_MOTO: '/venv/bin/python' }, { kind: 'embedded', python: '/venv/bin/python' }],
    [['--remote', 'https://git.example/t.git'], {}, { kind: 'off' }],
    [['--cloud', 'off'], {}, { kind: 'off' }],
    [['--remote', 'https://git.example/t.git', '--cloud=aws'], {}, { kind: 'aws', endpoint: undefined, region: undefined, profiles: new Map() }],
    [['--cloud=aws', '--aws-endpoint', 'http://127.0.0.1:5000', '--aws-region', 'eu-central-1', '--aws-profile', '123456789012=prod'], {}, { kind: 'aws', endpoint: 'http://127.0.0.1:5000', region: 'eu-central-1', profiles: new Map([['123456789012', 'prod']]) }],
  ])('makes roles for %j %j', (argv, env, want) => {
    expect(read(argv, env).cloud).toEqual(want);
  });

  it.each<readonly [readonly string[], Record<string, string>, RegExp]>([
    [['--cloud', 'azure'], {}, /--cloud must be one of/],
    [['--aws-endpoint', 'http://10.0.0.1'], {}, /--aws-endpoint must be an https URL, or http on a loopback address/],
    [['--aws-endpoint', 'https://user:pw@aws.example'], {}, /--aws-endpoint must be/],
    [['--aws-profile', '1234=x'], {}, /--aws-profile must be ACCOUNT=PROFILE/],
    [['--port-base', '70000'], {}, /--port-base must be a whole number from 0 to 65532/],
    [['--listen', '0.0.0.0'], {}, /--listen 0\.0\.0\.0 is no loopback address: it needs --tls-cert-file/],
    [[], { TENANTRY_LISTEN: '10.0.0.1' }, /--listen 10\.0\.0\.1 is no loopback address/],
    [['--listen', 'evil.example'], {}, /--listen must be an IP address/],
    [['--listen', '::', ...TLS], {}, /--listen :: is no loopback address/],
    [['--listen', '::', '--oidc-file', 'o'], {}, /--listen :: is no loopback address/],
    [['--tls-cert-file', 'c'], {}, /go together/],
    [['--client-ca-file', 'ca'], {}, /--client-ca-file needs/],
    [['--trust-domain', 'td', ...TLS], {}, /--trust-domain needs/],
    [['--trust-domain', 'TD/x'], {}, /--trust-domain must be the name/],
    [['--local-token', 'on', '--oidc-file', 'o'], {}, /--local-token on does not go with/],
    [['--local-token', 'on', '--client-ca-file', 'ca', ...TLS], {}, /--local-token on does not go with/],
    [['--local-token', 'off'], {}, /nobody could call/],
    [['--local-token', 'on', '--listen', '10.0.0.1', ...TLS], {}, /the local token is not made for networks/],
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
    [[], { TENANTRY_LOCK_DATABASE: 'mysql://u:p@db/x' }, /TENANTRY_LOCK_DATABASE must be postgres:/],
    [[], { TENANTRY_LOCK_DATABASE: 'postgres://u:p%zz@db/x' }, /percent-encoded/],
    [[], { TENANTRY_THROTTLE_REDIS_URL: 'http://u:p@redis' }, /TENANTRY_THROTTLE_REDIS_URL must be redis:/],
    [[], { TENANTRY_THROTTLE_REDIS_URL: 'redis://u:p%zz@redis' }, /percent-encoded/],
    [['--log-level', 'trace'], {}, /--log-level must be one of/],
  ])('%j %j is refused', (argv, env, want) => {
    const said = faults(argv, env);
    expect(said.join('\n')).toMatch(want);
    expect(said.join('\n')).not.toContain('u:p@');
  });
});
