import { describe, expect, it } from 'vitest';
import { commitOfRevision, readApplication, readSource } from './flux.ts';
import { readTenantObject } from './tenant-objects.ts';

const sha = 'a'.repeat(40);

describe('commitOfRevision()', () => {
  it.each([
    [`deploy/local/tenants-01@sha1:${sha}`, sha],
    [`main@sha256:${'b'.repeat(64)}`, 'b'.repeat(64)],
    [sha, undefined],
    ['main@sha1:xyz', undefined],
    [undefined, undefined],
  ])('%s', (revision, want) => {
    expect(commitOfRevision(revision)).toBe(want);
  });
});

describe('readSource()', () => {
  it('keeps deploy branches only', () => {
    const source = (branch: unknown) => readSource({ metadata: { name: 'n' }, spec: { ref: { branch } } });
    expect(source('deploy/local/tenants-01')).toEqual({ key: 'n', value: { name: 'n', branch: 'deploy/local/tenants-01' } });
    expect(source('deploy/local/platform')?.value.branch).toBe('deploy/local/platform');
    for (const branch of ['main', 'deploy/local/tenants-1', 'deploy/../x/platform', 'deploy/local/tenants-01\n', 7, undefined]) expect(source(branch)).toBeUndefined();
  });
});

describe('readApplication()', () => {
  const object = (status: object) => ({ metadata: { name: 'k' }, spec: { sourceRef: { kind: 'GitRepository', name: 'n' } }, status });

  it('reads a ready one', () => {
    const at = '2026-01-01T00:00:00Z';
    const status = { lastAppliedRevision: `b@sha1:${sha}`, lastAttemptedRevision: `b@sha1:${sha}`, conditions: [{ type: 'Healthy' }, { type: 'Ready', status: 'True', reason: 'Done', message: 'm', lastTransitionTime: at }] };
    expect(readApplication(object(status))).toEqual({ key: 'k', value: { source: 'n', ready: true, applied: sha, attempted: sha, reason: 'Done', message: 'm', at: new Date(at) } });
  });

  it('cleans and bounds messages of strangers', () => {
    const read = readApplication(object({ conditions: [{ type: 'Ready', status: 'False', message: `\u001b[2J\u202e${'x'.repeat(9999)}` }] }));
    expect(read?.value.ready).toBe(false);
    expect(read?.value.message).toMatch(/^\\u\{1b\}\[2J\\u\{202e\}x+/);
    expect(read?.value.message?.length).toBeLessThan(2_200);
  });

  it('knows nothing while Flux is at work', () => {
    expect(readApplication(object({ conditions: [{ type: 'Ready', status: 'Unknown' }] }))?.value.ready).toBeUndefined();
    expect(readApplication(object({}))?.value).toMatchObject({ ready: undefined, applied: undefined });
  });

  it.each([undefined, null, 7, [], {}, { metadata: {} }, { metadata: { name: 'k' }, spec: { sourceRef: { kind: 'Bucket', name: 'n' } } }])('makes nothing of %j', (value) => {
    expect(readApplication(value)).toBeUndefined();
  });
});

describe('readTenantObject()', () => {
  it('keeps the generation', () => {
    expect(readTenantObject({ metadata: { name: 'acme', annotations: { 'tenantry.dev/generation': 'abc' } } })).toEqual({ key: 'acme', value: { generation: 'abc' } });
    expect(readTenantObject({ metadata: { name: 'acme' } })?.value.generation).toBe('');
    expect(readTenantObject({})).toBeUndefined();
  });
});
