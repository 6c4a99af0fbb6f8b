import { describe, expect, it } from 'vitest';
import { announcementLines, shellWord } from './announcement.ts';

const base = { secure: false, http: '127.0.0.1:8080', grpc: '127.0.0.1:9090', webhook: 'https://127.0.0.1:8443', token: 'tok', tokenFile: '.tenantry/token', repository: '.tenantry/tenants.git', example: { id: 'demo', branch: 'deploy/local/tenants-12' } };

describe('announcementLines()', () => {
  it('says where, then what to try', () => {
    const lines = announcementLines(base);
    expect(lines.slice(0, 4)).toEqual(['HTTP http://127.0.0.1:8080', 'gRPC 127.0.0.1:9090', 'Webhook https://127.0.0.1:8443', 'Token tok']);
    expect(lines.filter((line) => line.startsWith('  '))).toHaveLength(3);
    expect(lines.slice(4).join('\n')).not.toContain('Bearer tok');
  });

  it('tells nothing but where it listens when it is quiet', () => {
    expect(announcementLines(base, true)).toEqual(['HTTP http://127.0.0.1:8080', 'gRPC 127.0.0.1:9090', 'Webhook https://127.0.0.1:8443']);
    expect(announcementLines({ ...base, webhook: undefined }, true)).toHaveLength(2);
  });

  it('prints no token where there is none, and no commands that would need more', () => {
    expect(announcementLines({ ...base, secure: true, token: undefined })).toEqual(['HTTP https://127.0.0.1:8080', 'gRPC 127.0.0.1:9090', 'Webhook https://127.0.0.1:8443']);
    expect(announcementLines({ ...base, secure: true }).at(-1)).toBe('Token tok');
  });

  it('names no repository that is elsewhere', () => {
    expect(announcementLines({ ...base, repository: undefined }).filter((line) => line.includes('git'))).toEqual([]);
  });
});

describe('shellWord()', () => {
  it.each([['.tenantry/token', '.tenantry/token'], ['a b', "'a b'"], ["it's; rm -rf $HOME", "'it'\\''s; rm -rf $HOME'"], ['', "''"]])('%j', (text, want) => {
    expect(shellWord(text)).toBe(want);
  });
});
