import { describe, expect, it } from 'vitest';
import { gitEnvironment } from './environment.ts';
import { createRemote, hostOf, type Credentials } from './remote.ts';

describe('createRemote()', () => {
  it.each([
    ['https://git.example.org/tenants.git', 'https'],
    ['ssh://git@git.example.org/tenants.git', 'ssh'],
    ['http://127.0.0.1:3000/tenants.git', 'http'],
    ['http://[::1]:3000/tenants.git', 'http'],
    ['/srv/tenants.git', 'file'],
    ['/home/ann/my code/tenants.git', 'file'],
  ])('takes %s', (location, protocol) => {
    expect(createRemote(location).protocol).toBe(protocol);
  });

  it.each([
    ['http://git.example.org/x.git'],
    ['http://127.0.0.1.example.org/x.git'],
    ['git://git.example.org/x.git'],
    ['ext::sh -c id'],
    ['ext::sh'],
    ['file:///srv/x.git'],
    ['--upload-pack=id'],
    ['tenants.git'],
    ['git@github.com:x/y.git'],
    ['https://user:secret@git.example.org/x.git'],
    ['https://token@git.example.org/x.git'],
    ['ssh://-oProxyCommand=id/x'],
    ['/srv/x\n.git'],
    ['https://h/a b'],
    [''],
  ])('refuses %j', (location) => {
    expect(() => createRemote(location)).toThrow('cannot be used');
  });

  it('never repeats a password', () => {
    expect(() => createRemote('https://user:secret@h/x')).not.toThrow('secret');
  });

  it('refuses credentials of another protocol', () => {
    expect(() => createRemote('/srv/x.git', { kind: 'bearer', token: 't' })).toThrow('do not fit');
    expect(() => createRemote('https://h/x', { kind: 'ssh', keyFile: '/k', knownHostsFile: '/h' })).toThrow('do not fit');
  });

  it('knows the host that a push budget counts for', () => {
    expect([hostOf(createRemote('https://github.com/a/b')), hostOf(createRemote('/srv/x'))]).toEqual(['github.com', 'local']);
  });
});

describe('gitEnvironment()', () => {
  const settings = (location: string, credentials?: Credentials): Record<string, string> => {
    const env = gitEnvironment(createRemote(location, credentials), '/usr/bin');
    return Object.fromEntries(Array.from({ length: Number(env['GIT_CONFIG_COUNT']) }, (_, n): [string, string] => [env[`GIT_CONFIG_KEY_${n}`] ?? '', env[`GIT_CONFIG_VALUE_${n}`] ?? '']));
  };

  it('is closed against settings, hooks and prompts of the machine', () => {
    expect(gitEnvironment(createRemote('/srv/x'), '/usr/bin')).toMatchObject({ GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C', GIT_ALLOW_PROTOCOL: 'file', PATH: '/usr/bin' });
    expect(settings('/srv/x')).toMatchObject({ 'core.hooksPath': '/dev/null', 'transfer.fsckObjects': 'true', 'http.followRedirects': 'false', 'credential.helper': '' });
  });

  it('sends a header to the one origin only', () => {
    expect(settings('https://git.example.org:8443/t.git', { kind: 'basic', username: 'u', password: 'p' })['http.https://git.example.org:8443/.extraHeader']).toBe('Authorization: Basic dTpw');
    expect(settings('https://h/t.git', { kind: 'bearer', token: 'tok' })['http.https://h/.extraHeader']).toBe('Authorization: Bearer tok');
  });

  it('pins the host key and uses no other key', () => {
    const env = gitEnvironment(createRemote('ssh://git@h/t.git', { kind: 'ssh', keyFile: '/k', knownHostsFile: '/h' }), '/usr/bin');
    expect(env['GIT_SSH_COMMAND']).toContain("-o StrictHostKeyChecking=yes");
    expect(env['GIT_SSH_COMMAND']).toContain("UserKnownHostsFile='/h' -i '/k'");
    expect(() => gitEnvironment(createRemote('ssh://git@h/t.git', { kind: 'ssh', keyFile: "/k' -o ProxyCommand=id '", knownHostsFile: '/h' }), '')).toThrow('quotes');
  });
});
