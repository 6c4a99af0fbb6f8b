import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { inputs, tenant } from '../../charts/testing/documents.ts';
import { tenantManifests } from '../../synth/render.ts';
import { sentCopies } from './sent-copies.ts';

const objects = (id: string): readonly object[] => tenantManifests(inputs(tenant(id, { namespaces: [{ suffix: 'dev' }] })), 'eu-1').filter(({ kind }) => ['Namespace', 'Tenant'].includes(kind));

describe('sentCopies()', () => {
  it('is not ready before anything was sent', async () => {
    const source = new EventEmitter();
    const copies = sentCopies(source);
    await copies.start();
    expect(copies.problems()).toEqual(['tenants: none sent yet']);
    source.emit('message', { tenants: {} });
    expect(copies.problems()).toEqual([]);
  });

  it('knows what was sent, replaces a tenant whole, and forgets one that is gone', async () => {
    const source = new EventEmitter();
    const copies = sentCopies(source);
    await copies.start();
    source.emit('message', { tenants: { acme: objects('acme'), globex: objects('globex') } });
    expect([copies.tenants.known('acme')?.id, copies.namespaces.known('tenant-acme--dev')?.tenant]).toEqual(['acme', 'acme']);
    source.emit('message', { tenants: { acme: objects('acme').slice(0, 1) } });
    expect(await copies.namespaces.ask('tenant-globex--dev')).toBeDefined();
    source.emit('message', { tenants: { globex: [] } });
    expect([copies.tenants.known('globex'), copies.namespaces.known('tenant-globex')]).toEqual([undefined, undefined]);
  });

  it.each([undefined, null, 7, [], {}, { tenants: 7 }, { tenants: { acme: null } }, { tenants: { acme: [7, { kind: 'Tenant' }] } }])('makes nothing of %j', async (message) => {
    const source = new EventEmitter();
    const copies = sentCopies(source);
    await copies.start();
    source.emit('message', message);
    expect(copies.tenants.known('acme')).toBeUndefined();
  });
});
