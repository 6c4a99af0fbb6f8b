import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatQuantity } from '../../../model/quantity.ts';
import { judgeBy } from '../verdict.ts';
import type { JsonObject } from '../json.ts';
import { findings } from '../testing/findings.ts';
import { objectOf, USERS } from '../testing/objects.ts';
import { subjectOf } from '../testing/subjects.ts';
import { neverFits } from './never-fits.ts';
import { podNeed } from './pod-need.ts';
import { workloadCount } from './workload-count.ts';

const gold = 'gold.storageclass.storage.k8s.io';
const limits: JsonObject = { [`${gold}/requests.storage`]: '50Gi', [`${gold}/persistentvolumeclaims`]: '2', pods: '20', 'requests.cpu': '4', 'limits.memory': '8Gi', 'requests.storage': '100Gi', persistentvolumeclaims: '10', 'count/deployments.apps': '5' };
const tenant = { limits };
const container = (requests: JsonObject = {}, most: JsonObject = {}) => ({ name: 'c', resources: { requests, limits: most } });
const template = (...containers: JsonObject[]) => ({ spec: { containers } });
const deployment = (replicas: number | undefined, ...containers: JsonObject[]) => objectOf('apps/v1', 'Deployment', { spec: { ...(replicas === undefined ? {} : { replicas }), template: template(...containers) } });
const UPDATE = { operation: 'UPDATE' } as const;

describe('never-fits', () => {
  it.each<[string, JsonObject]>([
    ['what fits exactly', deployment(20, container({ cpu: '200m' }, { memory: '400Mi' }))],
    ['one replica when none is stated', deployment(undefined, container({ cpu: '4' }))],
    ['no replicas', deployment(0, container({ cpu: '100' }))],
    ['a resource that is not limited', deployment(3, container({ 'nvidia.com/gpu': '8' }))],
    ['a Job with fewer completions than pods at a time', objectOf('batch/v1', 'Job', { spec: { parallelism: 100, completions: 2, template: template(container({ cpu: '2' })) } })],
    ['a scaler up to the limit', objectOf('autoscaling/v2', 'HorizontalPodAutoscaler', { spec: { minReplicas: 1, maxReplicas: 20 } })],
    ['a claim', objectOf('v1', 'PersistentVolumeClaim', { spec: { resources: { requests: { storage: '100Gi' } } } })],
    ['a claim of a class that is not limited', objectOf('v1', 'PersistentVolumeClaim', { spec: { storageClassName: 'slow', resources: { requests: { storage: '60Gi' } } } })],
    ['a DaemonSet, on however many nodes', objectOf('apps/v1', 'DaemonSet', { spec: { template: template(container({ cpu: '1' })) } })],
    ['amounts that are none', deployment(3, container({ cpu: 'lots', memory: { a: 1 } }))],
  ])('accepts %s', (_name, object) => expect(findings(neverFits, { object, tenant })).toEqual([]));

  it.each<[string, JsonObject, string]>([
    ['pods', deployment(21), 'spec.replicas: [tenantry/never-fits] can never fit: pods 21 replicas = 21, and the limit of tenant acme in this cluster is 20; ask for less in spec.replicas'],
    ['cpu', deployment(3, container({ cpu: '1' }), container({ cpu: '500m' })), 'requests.cpu 3 replicas × 1500m = 4500m, and the limit of tenant acme in this cluster is 4'],
    ['a number for a quantity', deployment(3, container({ cpu: 2 })), 'requests.cpu 3 replicas × 2 = 6'],
    ['a request that follows from the limit', deployment(3, container({}, { cpu: '2' })), 'requests.cpu 3 replicas × 2 = 6'],
    ['memory', deployment(3, container({}, { memory: '3Gi' })), 'limits.memory 3 replicas × 3Gi = 9Gi, and the limit of tenant acme in this cluster is 8Gi'],
    ['a StatefulSet\'s storage', objectOf('apps/v1', 'StatefulSet', { spec: { replicas: 3, template: template(), volumeClaimTemplates: [{ spec: { resources: { requests: { storage: '40Gi' } } } }] } }), 'requests.storage 3 replicas × 40Gi = 120Gi'],
    ['a StatefulSet\'s storage of one class', objectOf('apps/v1', 'StatefulSet', { spec: { replicas: 2, template: template(), volumeClaimTemplates: [{ spec: { storageClassName: 'gold', resources: { requests: { storage: '26Gi' } } } }] } }), `${gold}/requests.storage 2 replicas × 26Gi = 52Gi`],
    ['claims of one class', objectOf('apps/v1', 'StatefulSet', { spec: { replicas: 3, template: template(), volumeClaimTemplates: [{ spec: { storageClassName: 'gold' } }] } }), `${gold}/persistentvolumeclaims 3 replicas × 1 = 3`],
    ['a claim of one class', objectOf('v1', 'PersistentVolumeClaim', { spec: { storageClassName: 'gold', resources: { requests: { storage: '51Gi' } } } }), `can never fit: ${gold}/requests.storage 51Gi, and`],
    ['a DaemonSet of which no pod fits', objectOf('apps/v1', 'DaemonSet', { spec: { template: template(container({ cpu: '5' })) } }), 'can never fit: requests.cpu 5, and'],
    ['a StatefulSet\'s claims', objectOf('apps/v1', 'StatefulSet', { spec: { replicas: 4, template: template(), volumeClaimTemplates: [{}, {}, {}] } }), 'persistentvolumeclaims 4 replicas × 3 = 12'],
    ['a Job', objectOf('batch/v1', 'Job', { spec: { parallelism: 3, template: template(container({ cpu: '2' })) } }), 'spec.parallelism: [tenantry/never-fits] can never fit: requests.cpu 3 pods at a time × 2 = 6'],
    ['a CronJob', objectOf('batch/v1', 'CronJob', { spec: { jobTemplate: { spec: { template: template(container({ cpu: '5' })) } } } }), 'spec.jobTemplate.spec.parallelism: [tenantry/never-fits] can never fit: requests.cpu 5, and'],
    ['a scaler', objectOf('autoscaling/v2', 'HorizontalPodAutoscaler', { spec: { minReplicas: 1, maxReplicas: 21 } }), 'spec.maxReplicas: [tenantry/never-fits] can never fit: pods 21 replicas at most = 21'],
    ['a scaler of v1', objectOf('autoscaling/v1', 'HorizontalPodAutoscaler', { spec: { maxReplicas: 100 } }), 'pods 100 replicas at most = 100'],
    ['a ReplicationController', objectOf('v1', 'ReplicationController', { spec: { replicas: 30 } }), 'pods 30 replicas = 30'],
    ['a ReplicaSet', objectOf('apps/v1', 'ReplicaSet', { spec: { replicas: 30 } }), 'pods 30 replicas = 30'],
    ['a single pod', objectOf('v1', 'Pod', { spec: { containers: [container({ cpu: '5' })] } }), 'can never fit: requests.cpu 5, and'],
    ['a claim', objectOf('v1', 'PersistentVolumeClaim', { spec: { resources: { requests: { storage: '1Ti' } } } }), 'can never fit: requests.storage 1Ti, and'],
    ['an absurd exponent', deployment(2, container({ cpu: '1e999999' })), 'can never fit: requests.cpu'],
    ['more replicas than the API has', deployment(2 ** 40, container({ cpu: '1' })), 'pods 2147483647 replicas'],
  ])('refuses %s', (_name, object, want) => expect(findings(neverFits, { object, tenant })).toContainEqual(expect.stringContaining(want)));

  it('judges a scaler by the pods of what it scales, and takes less for less', () => {
    const scaler = (maxReplicas: number) => objectOf('autoscaling/v2', 'HorizontalPodAutoscaler', { spec: { maxReplicas, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'own' } } });
    const check = (object: JsonObject, oldObject?: JsonObject) => {
      const subject = subjectOf(oldObject === undefined ? { object, tenant } : { object, oldObject, tenant, request: UPDATE });
      return neverFits.check({ ...subject, scaled: deployment(1, container({ cpu: '500m' })) }).map(({ message }) => message);
    };
    expect(check(scaler(8))).toEqual([]);
    expect(check(scaler(9))).toEqual(['can never fit: requests.cpu 9 replicas at most × 500m = 4500m, and the limit of tenant acme in this cluster is 4']);
    expect(check(scaler(9), scaler(10))).toEqual([]);
    expect(check(scaler(10), scaler(9))).toHaveLength(1);
    // Turned to something else, it may take more though it says no larger number.
    const other = objectOf('autoscaling/v2', 'HorizontalPodAutoscaler', { spec: { maxReplicas: 9, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'small' } } });
    expect(check(scaler(9), other)).toHaveLength(1);
  });

  it('judges a scale', () => {
    const scale = (replicas: number) => objectOf('autoscaling/v1', 'Scale', { spec: { replicas } });
    const request = { ...UPDATE, group: 'apps', resource: 'deployments', subResource: 'scale' };
    expect(findings(neverFits, { object: scale(21), oldObject: scale(1), tenant, request })).toEqual([expect.stringContaining('pods 21 replicas = 21')]);
    expect(findings(neverFits, { object: scale(20), oldObject: scale(1), tenant, request })).toEqual([]);
  });

  it('lets what is above the limit shrink, and not grow', () => {
    expect(findings(neverFits, { object: deployment(40), oldObject: deployment(50), tenant, request: UPDATE })).toEqual([]);
    expect(findings(neverFits, { object: deployment(51), oldObject: deployment(50), tenant, request: UPDATE })).toHaveLength(1);
  });

  it('leaves controllers to the quota, and Flux alone', () => {
    for (const user of [USERS.statefulSetController, USERS.shard]) expect(findings(neverFits, { object: deployment(100), tenant, request: { user } })).toEqual([]);
    expect(findings(neverFits, { object: deployment(100), tenant, request: { user: USERS.gitOps } })).toHaveLength(1);
  });

  it('says why nothing fits a suspended tenant', () => {
    expect(findings(neverFits, { object: deployment(1), tenant: { state: 'Suspended', limits: { pods: '0' } } })).toEqual([expect.stringContaining('the tenant is suspended or its plan has none')]);
  });

  it('warns of what does not fit now', () => {
    const warnings = (object: JsonObject, oldObject?: JsonObject) => {
      const form = oldObject === undefined ? { object, tenant } : { object, oldObject, tenant, request: UPDATE };
      const subject = subjectOf(form);
      const taken = new Map([['pods', { used: '15', reserved: '2' }], ['requests.cpu', { used: '3500m', reserved: '0' }]]);
      const verdict = judgeBy([neverFits], { ...subject, tenant: subject.tenant === undefined ? undefined : { ...subject.tenant, taken } }, 0);
      expect(verdict.allowed).toBe(true);
      return verdict.warnings;
    };
    expect(warnings(deployment(3, container({ cpu: '100m' })))).toEqual([]);
    expect(warnings(deployment(4))).toEqual(['[tenantry/never-fits] spec.replicas: does not fit now: it takes 4 more pods, and 3 of 20 are left']);
    expect(warnings(deployment(3, container({ cpu: '200m' })))).toEqual([expect.stringContaining('it takes 600m more requests.cpu, and 500m of 4 are left')]);
    expect(warnings(deployment(5), deployment(4))).toEqual([]);
    expect(warnings(objectOf('autoscaling/v2', 'HorizontalPodAutoscaler', { spec: { maxReplicas: 20 } }))).toEqual([]);
  });

  it('never throws, whatever amounts and counts say', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('1e9999999', '-5', '9'.repeat(400), '1Ei', '.', '0x1', 'NaN'), fc.double(), fc.constant(null));
    fc.assert(fc.property(text, fc.oneof(fc.integer(), fc.double(), fc.string()), (amount, replicas) => {
      findings(neverFits, { object: objectOf('apps/v1', 'Deployment', { spec: { replicas, template: template(container({ cpu: amount }, { memory: amount })) } }), tenant });
    }));
  });
});

describe('podNeed()', () => {
  const need = (spec: JsonObject) => Object.fromEntries([...podNeed(spec)].map(([key, amount]) => [key, formatQuantity(amount)]));
  const cpu = (amount: string, more: JsonObject = {}) => ({ resources: { requests: { cpu: amount } }, ...more });

  it.each<[string, JsonObject, string]>([
    ['containers together', { containers: [cpu('1'), cpu('500m')] }, '1500m'],
    ['the largest step of starting up', { containers: [cpu('1')], initContainers: [cpu('3'), cpu('2')] }, '3'],
    ['sidecars beside containers', { containers: [cpu('1')], initContainers: [cpu('500m', { restartPolicy: 'Always' })] }, '1500m'],
    ['sidecars beside later steps', { containers: [cpu('1')], initContainers: [cpu('500m', { restartPolicy: 'Always' }), cpu('2')] }, '2500m'],
    ['steps before sidecars without them', { containers: [cpu('1')], initContainers: [cpu('1600m'), cpu('500m', { restartPolicy: 'Always' })] }, '1600m'],
    ['the overhead', { containers: [cpu('1')], overhead: { cpu: '250m' } }, '1250m'],
    ['amounts of the pod as a whole', { containers: [cpu('1')], resources: { requests: { cpu: '2' } } }, '2'],
  ])('counts %s', (_name, spec, want) => expect(need(spec)).toMatchObject({ 'requests.cpu': want }));

  it('counts no limit where there is none', () => expect(need({ containers: [cpu('1')], overhead: { cpu: '1' } })).toEqual({ 'requests.cpu': '2' }));
});

describe('workload-count', () => {
  it('refuses where the limit is 0, and says why', () => {
    expect(findings(workloadCount, { object: deployment(0), tenant: { state: 'Suspended', limits: { 'count/deployments.apps': '0' } } })).toEqual([expect.stringContaining('tenant acme has a limit of 0 count/deployments.apps and is suspended')]);
    expect(findings(workloadCount, { object: deployment(0), tenant })).toEqual([]);
    expect(findings(workloadCount, { object: deployment(0), tenant: { limits: {} } })).toEqual([]);
  });
});
