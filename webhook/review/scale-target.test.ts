import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../policies/admission/json.ts';
import type { AdmissionRequest } from '../../policies/admission/subject.ts';
import { KubernetesError } from '../../runtime/kubernetes.ts';
import { request, sources } from '../testing/reviews.ts';
import { scaleTargetPath, scaleTargets } from './scale-target.ts';
import { subjectOf } from './subject.ts';

function scaler(scaleTargetRef: JsonObject, parts: Partial<AdmissionRequest> = {}): AdmissionRequest {
  return request({ group: 'autoscaling', kind: 'HorizontalPodAutoscaler', resource: 'horizontalpodautoscalers', object: { spec: { maxReplicas: 3, scaleTargetRef } }, ...parts });
}

const web = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
const PATH = '/apis/apps/v1/namespaces/tenant-acme/deployments/web';

describe('scaleTargetPath()', () => {
  it.each<[string, AdmissionRequest, string | undefined]>([
    ['a Deployment', scaler(web), PATH],
    ['of whatever version', scaler({ ...web, apiVersion: 'apps/v1beta1' }), PATH],
    ['a ReplicationController', scaler({ apiVersion: 'v1', kind: 'ReplicationController', name: 'web' }), '/api/v1/namespaces/tenant-acme/replicationcontrollers/web'],
    ['a kind that nobody knows', scaler({ apiVersion: 'example.com/v1', kind: 'Deployment', name: 'web' }), undefined],
    ['a name that leads elsewhere', scaler({ ...web, name: '../../../kube-system/secrets/x' }), undefined],
    ['a name with a path', scaler({ ...web, name: 'a/b?c' }), '/apis/apps/v1/namespaces/tenant-acme/deployments/a%2Fb%3Fc'],
    ['no name', scaler({ apiVersion: 'apps/v1', kind: 'Deployment' }), undefined],
    ['a reference that is none', scaler({ name: 1 }), undefined],
    ['a status', scaler(web, { subResource: 'status' }), undefined],
    ['a deletion', scaler(web, { operation: 'DELETE', object: undefined }), undefined],
    ['a namespace of no tenant', scaler(web, { namespace: 'kube-system' }), undefined],
    ['another kind', request(), undefined],
  ])('%s', (_, given, want) => expect(scaleTargetPath(given)).toBe(want));
});

describe('scaleTargets()', () => {
  const reader = (answer: () => Promise<unknown>) => scaleTargets({ request: answer })(PATH);

  it.each([403, 404])('knows nothing where the API server says %i', async (status) => {
    await expect(reader(() => Promise.reject(new KubernetesError(status, 'no')))).resolves.toBeUndefined();
  });

  it('passes on that nobody answers', async () => {
    await expect(reader(() => Promise.reject(new Error('down')))).rejects.toThrow('down');
  });

  it('gives the subject what is scaled', async () => {
    const found = { kind: 'Deployment' };
    const asked: string[] = [];
    const scaled = async (path: string): Promise<JsonObject> => (asked.push(path), found);
    await expect(subjectOf(scaler(web), { ...sources(), scaled })).resolves.toMatchObject({ scaled: found, tenant: { id: 'acme' } });
    expect(subjectOf(request(), { ...sources(), scaled })).not.toBeInstanceOf(Promise);
    expect(asked).toEqual([PATH]);
  });
});
