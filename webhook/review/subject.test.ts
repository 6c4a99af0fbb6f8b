import { describe, expect, it } from 'vitest';
import type { AdmissionRequest } from '../../policies/admission/subject.ts';
import { namespace, request, sources, tenant } from '../testing/reviews.ts';
import { subjectOf, UnknownNamespace, type SubjectSources } from './subject.ts';

const ABOUT_NAMESPACE: Partial<AdmissionRequest> = { kind: 'Namespace', resource: 'namespaces', name: 'tenant-acme' };

function labelled(value?: string): AdmissionRequest['object'] {
  return { metadata: { name: 'tenant-acme', labels: value === undefined ? {} : { 'tenantry.dev/tenant': value } } };
}

/** Sources that know nothing until asked. */
function liveOnly(): SubjectSources {
  const known = (): undefined => undefined;
  return {
    tenants: { known, ask: async (id) => (id === 'acme' ? tenant() : undefined) },
    namespaces: { known, ask: async (name) => (name === 'tenant-acme' ? namespace() : undefined) },
  };
}

describe('subjectOf()', () => {
  it('answers at once when everything is in memory', () => {
    expect(subjectOf(request(), sources())).toMatchObject({ tenant: { id: 'acme' }, namespace: { name: 'tenant-acme' } });
  });

  it('asks the API server about a namespace that is new, instead of refusing', async () => {
    await expect(subjectOf(request(), liveOnly())).resolves.toMatchObject({ tenant: { id: 'acme' }, namespace: { name: 'tenant-acme' } });
  });

  it('throws when nobody knows the namespace', async () => {
    await expect(subjectOf(request({ namespace: 'tenant-gone' }), liveOnly())).rejects.toThrow(UnknownNamespace);
  });

  it('passes on that the API server does not answer', async () => {
    const down: SubjectSources = { ...liveOnly(), namespaces: { known: () => undefined, ask: () => Promise.reject(new Error('down')) } };
    await expect(subjectOf(request(), down)).rejects.toThrow('down');
  });

  it('takes a Namespace for its tenant\'s though the label is dropped', () => {
    const dropped = request({ ...ABOUT_NAMESPACE, operation: 'UPDATE', object: labelled(), oldObject: labelled('acme') });
    expect(subjectOf(dropped, sources())).toMatchObject({ tenant: { id: 'acme' } });
  });

  it('judges a Namespace by its old label when it is given to another tenant', () => {
    const moved = request({ ...ABOUT_NAMESPACE, operation: 'UPDATE', object: labelled('globex'), oldObject: labelled('acme') });
    expect(subjectOf(moved, sources())).toMatchObject({ tenant: { id: 'acme' } });
  });

  it('knows a Namespace without a label by its name', () => {
    expect(subjectOf(request({ ...ABOUT_NAMESPACE, object: labelled() }), sources())).toMatchObject({ tenant: { id: 'acme' }, namespace: undefined });
  });

  it('finds the tenant of a Tenant object', () => {
    const about = request({ group: 'tenantry.dev', kind: 'Tenant', resource: 'tenants', namespace: '', name: 'acme' });
    expect(subjectOf(about, sources())).toMatchObject({ tenant: { id: 'acme' }, namespace: undefined });
  });
});
