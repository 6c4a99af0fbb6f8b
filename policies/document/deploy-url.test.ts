import { describe, expect, it } from 'vitest';
import { clusterDocument, platformDocument } from '../../model/testing/documents.ts';
import { verdict } from '../testing/verdicts.ts';
import { deployUrl } from './deploy-url.ts';

const forPlatform = (url: string) => verdict(deployUrl, platformDocument({ deploy: { url } }));

describe('deploy-url', () => {
  it.each(['https://git.example.org/platform/deploy.git', 'ssh://git@git.example.org/platform/deploy.git', 'http://127.0.0.1:8090/tenants.git', 'http://localhost/a', 'http://[::1]:80/a'])('accepts %s', (url) => {
    expect(forPlatform(url)).toEqual([]);
    expect(verdict(deployUrl, clusterDocument('local', { flux: { url } }))).toEqual([]);
  });

  it.each([
    ['a password', 'https://user:secret@git.example.org/a'], ['a token', 'https://ghp-secret@git.example.org/a'], ['a password over SSH', 'ssh://git:secret@git.example.org/a'],
  ])('refuses %s without repeating it', (_name, url) => {
    expect(forPlatform(url)).toEqual(['spec.deploy.url: [tenantry/deploy-url] the address holds credentials; remove them and revoke them; clusters read theirs from the Secret in flux.secretName']);
    expect(forPlatform(url).join()).not.toContain('secret@');
  });

  it.each(['http://git.example.org/a', 'http://127.0.0.1.evil.test/a', 'http://10.0.0.7/a'])('refuses plain HTTP to %s', (url) => {
    expect(forPlatform(url)).toEqual([`spec.deploy.url: [tenantry/deploy-url] "${url}" is plain HTTP; use https or ssh`]);
    expect(verdict(deployUrl, clusterDocument('local', { flux: { url } }))).toEqual([expect.stringContaining('spec.flux.url: [tenantry/deploy-url]')]);
  });

  it('refuses what is no URL', () => expect(forPlatform('https://')).toEqual([expect.stringContaining('the address is not a URL')]));
  it('needs none of a cluster', () => expect(verdict(deployUrl, clusterDocument('local'))).toEqual([]));
});
