import { describe, expect, it } from 'vitest';
import { backendEnvironment, isAuthorized, parseGitRequest } from './git-request.ts';

describe('parseGitRequest()', () => {
  it.each([
    {
      url: '/tenants.git/info/refs?service=git-upload-pack',
      want: { operation: 'fetch', phase: 'advertise', repository: 'tenants' },
    },
    { url: '/tenants.git/info/refs?service=git-receive-pack', want: { operation: 'push', phase: 'advertise' } },
    { url: '/a/b.git/git-upload-pack', want: { operation: 'fetch', phase: 'transfer', repository: 'a/b' } },
    {
      url: '/tenants.git/git-receive-pack',
      want: { operation: 'push', phase: 'transfer', path: '/tenants.git/git-receive-pack' },
    },
  ])('reads $url', ({ url, want }) => {
    expect(parseGitRequest(url)).toMatchObject(want);
  });

  it.each([
    '/',
    '/tenants.git/config',
    '/tenants.git/info/refs',
    '/x.git/info/refs?service=git-daemon',
    '/a..b.git/git-upload-pack',
    '/%2e%2e%2fx.git/git-upload-pack',
  ])('refuses %s', (url) => {
    expect(parseGitRequest(url)).toBeUndefined();
  });

  it('never leaves the root', () => {
    expect(parseGitRequest('/a/../../x.git/git-upload-pack')?.path).toBe('/x.git/git-upload-pack');
  });
});

describe('isAuthorized()', () => {
  const credentials = { username: 'flux', password: 'pass:word' };
  it.each([
    { header: `Basic ${Buffer.from('flux:pass:word').toString('base64')}`, want: true },
    { header: `Basic ${Buffer.from('flux:other').toString('base64')}`, want: false },
    { header: undefined, want: false },
  ])('$header → $want', ({ header, want }) => {
    expect(isAuthorized(header, credentials)).toBe(want);
  });
});

describe('backendEnvironment()', () => {
  it('passes on what Git needs to know of a request, and no settings of the machine', () => {
    const parsed = parseGitRequest('/tenants.git/git-upload-pack');
    if (parsed === undefined) throw new Error('not parsed');
    const headers = {
      'content-type': 'application/x-git-upload-pack-request',
      'content-encoding': 'gzip',
      'git-protocol': 'version=2',
    };
    const server = { root: '/srv', env: { PATH: '/bin' }, user: 'lab' };
    expect(backendEnvironment(parsed, { method: 'POST', headers }, server)).toMatchObject({
      PATH: '/bin',
      GIT_PROJECT_ROOT: '/srv',
      GIT_CONFIG_NOSYSTEM: '1',
      PATH_INFO: '/tenants.git/git-upload-pack',
      REQUEST_METHOD: 'POST',
      HTTP_CONTENT_ENCODING: 'gzip',
      GIT_PROTOCOL: 'version=2',
    });
  });
});
