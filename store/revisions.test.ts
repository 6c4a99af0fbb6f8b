import { afterEach, describe, expect, it } from 'vitest';
import { emitDocument } from '../model/emit.ts';
import { tenantFile } from '../model/layout.ts';
import { parseRevisions } from './revisions.ts';
import { Sandbox, put, tenantDocument } from './testing/sandbox.ts';

let sandbox: Sandbox;
afterEach(async () => sandbox?.close());

describe('versions of a tenant', () => {
  it('are its commits on main, the newest first, whoever made them', async () => {
    sandbox = new Sandbox();
    const store = await sandbox.open();
    const made = await store.submit(put('acme', {}, { operationId: 'op-1' }));
    const person = sandbox.commit('More\u001b[31m for acme\n\nOperation-Id: op-9\n', { [tenantFile('acme')]: emitDocument(tenantDocument('acme', { plan: 'pro' })) });
    await store.publishNow();
    await store.submit(put('beta'));
    const [newest, oldest, ...rest] = await store.revisions('acme', { limit: 10 });
    expect(rest).toEqual([]);
    expect(newest).toMatchObject({ commit: person, author: 'Person', subject: 'More for acme' });
    expect(newest?.etag).toBe(store.get('acme')?.etag);
    expect(oldest).toMatchObject({ commit: made.commit, author: 'A User', subject: 'Put tenant acme', operationId: 'op-1', etag: made.tenant.etag });
    expect(await store.revisions('acme', { limit: 1 })).toEqual([newest]);
    expect(await store.revisions('acme', { limit: 1, after: person })).toEqual([oldest]);
    expect(await store.revisions('acme', { limit: 1, after: made.commit })).toEqual([]);
    expect(await store.revisions('nobody', { limit: 5 })).toEqual([]);
  });

  it('can be read again', async () => {
    sandbox = new Sandbox();
    const store = await sandbox.open();
    const { commit } = await store.submit(put('acme'));
    await store.submit(put('acme', { plan: 'pro' }));
    expect((await store.documentAt('acme', commit)).spec.plan).toBe('free');
    await expect(store.documentAt('beta', commit)).rejects.toThrow(`commit ${commit} holds no readable document of tenant beta`);
  });

  it.each(['HEAD', 'main', '--all', '0'.repeat(40), 'x'.repeat(40)])('takes %s for no commit of main', async (commit) => {
    sandbox = new Sandbox();
    const store = await sandbox.open();
    await store.submit(put('acme'));
    await expect(store.documentAt('acme', commit)).rejects.toThrow('is no commit of main');
    await expect(store.revisions('acme', { limit: 1, after: commit })).rejects.toThrow('is no commit of main');
  });
});

describe('parseRevisions()', () => {
  it('is not led astray by what a message holds', () => {
    const zero = '0'.repeat(40);
    const id = 'a'.repeat(40);
    const message = `:100644 100644 ${id} ${id} M\n\x01${id}\x02\n\nOperation-Id: op\n`;
    expect(parseRevisions(`${id}\0${'1'}\0A\0${message}\0\0\n:100644 000000 ${id} ${zero} D\0path\0`)).toEqual([
      { commit: id, etag: undefined, author: 'A', committedAt: new Date(1000), subject: `:100644 100644 ${id} ${id} M`, operationId: 'op' },
    ]);
  });

  it('reads nothing from nothing', () => {
    expect(parseRevisions('')).toEqual([]);
  });
});
