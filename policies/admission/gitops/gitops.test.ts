import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { findings, paths } from '../testing/findings.ts';
import { flux, objectOf, USERS } from '../testing/objects.ts';
import { applierKinds } from './applier-kinds.ts';
import { fluxAccount } from './flux-account.ts';
import { fluxDecryption } from './flux-decryption.ts';
import { fluxReach } from './flux-reach.ts';
import { fluxSource } from './flux-source.ts';

const tenant: JsonObject = { namespaces: [{ suffix: 'dev' }] };
const kustomization = (spec: JsonObject) => flux('Kustomization', { serviceAccountName: 'deployer', sourceRef: { kind: 'GitRepository', name: 'own' }, path: './', ...spec });
const release = (spec: JsonObject) => flux('HelmRelease', { serviceAccountName: 'deployer', chart: { spec: { chart: 'web', sourceRef: { kind: 'HelmRepository', name: 'own' } } }, ...spec });

describe('flux-account', () => {
  it.each<[string, JsonObject]>([['a Kustomization', kustomization({})], ['a HelmRelease', release({})], ['a source, which applies nothing', flux('GitRepository', { url: 'https://git.example.org/x.git' })]])('accepts %s', (_name, object) => expect(findings(fluxAccount, { object })).toEqual([]));
  it.each<[string, JsonObject, string]>([
    ['no account', flux('Kustomization', {}), 'spec.serviceAccountName'], ['an empty account', kustomization({ serviceAccountName: '' }), 'spec.serviceAccountName'], ['no account of a HelmRelease', flux('HelmRelease', {}), 'spec.serviceAccountName'],
    ['the account of the registered repository', kustomization({ serviceAccountName: 'tenantry-gitops' }), 'spec.serviceAccountName'], ['the workload account', release({ serviceAccountName: 'tenantry-workload' }), 'spec.serviceAccountName'],
    ['an account of the platform for decryption', kustomization({ decryption: { provider: 'sops', serviceAccountName: 'tenantry-workload' } }), 'spec.decryption.serviceAccountName'],
    ['an account with a namespace in it', kustomization({ serviceAccountName: 'flux-system:kustomize-controller' }), 'spec.serviceAccountName'],
  ])('refuses %s', (_name, object, path) => expect(paths(fluxAccount, { object })).toEqual([path]));
});

describe('flux-reach', () => {
  it.each<[string, JsonObject]>([
    ['its own namespaces', kustomization({ targetNamespace: 'tenant-acme--dev', dependsOn: [{ name: 'x', namespace: 'tenant-acme' }] })],
    ['no namespaces', release({})],
    ['free-form values', release({ values: { global: { namespace: 'kube-system' } }, postRenderers: [{ kustomize: { patches: [{ target: { namespace: 'x' } }] } }] })],
  ])('accepts %s', (_name, object) => expect(findings(fluxReach, { object, tenant })).toEqual([]));

  it.each<[string, JsonObject, string]>([
    ['a kubeConfig', kustomization({ kubeConfig: { secretRef: { name: 'x' } } }), 'spec.kubeConfig'],
    ['a kubeConfig of a HelmRelease', release({ kubeConfig: { configMapRef: { name: 'x' } } }), 'spec.kubeConfig'],
    ['a source of the platform', kustomization({ sourceRef: { kind: 'GitRepository', name: 'flux-system', namespace: 'flux-system' } }), 'spec.sourceRef.namespace'],
    ['a source of another tenant', kustomization({ sourceRef: { kind: 'GitRepository', name: 'x', namespace: 'tenant-globex' } }), 'spec.sourceRef.namespace'],
    ['a chart of the platform', release({ chart: { spec: { sourceRef: { name: 'x', namespace: 'flux-system' } } } }), 'spec.chart.spec.sourceRef.namespace'],
    ['a chart by reference', release({ chartRef: { kind: 'OCIRepository', name: 'x', namespace: 'flux-system' } }), 'spec.chartRef.namespace'],
    ['another target', kustomization({ targetNamespace: 'kube-system' }), 'spec.targetNamespace'],
    ['another target of a HelmRelease', release({ targetNamespace: 'tenant-globex' }), 'spec.targetNamespace'],
    ['another storage', release({ storageNamespace: 'flux-system' }), 'spec.storageNamespace'],
    ['a dependency elsewhere', kustomization({ dependsOn: [{ name: 'x' }, { name: 'y', namespace: 'flux-system' }] }), 'spec.dependsOn[1].namespace'],
    ['a health check elsewhere', kustomization({ healthChecks: [{ kind: 'Deployment', name: 'x', namespace: 'kube-system' }] }), 'spec.healthChecks[0].namespace'],
    ['events of others', flux('Alert', { eventSources: [{ kind: 'Kustomization', name: '*', namespace: 'tenant-globex' }] }), 'spec.eventSources[0].namespace'],
    ['events of everybody', flux('Alert', { eventSources: [{ kind: 'Kustomization', name: '*', namespace: '*' }] }), 'spec.eventSources[0].namespace'],
    ['a receiver for others', flux('Receiver', { resources: [{ kind: 'GitRepository', name: 'x', namespace: 'flux-system' }] }), 'spec.resources[0].namespace'],
    ['an automation of the platform\'s source', flux('ImageUpdateAutomation', { sourceRef: { kind: 'GitRepository', name: 'x', namespace: 'flux-system' } }), 'spec.sourceRef.namespace'],
    ['readers from elsewhere', flux('ImageRepository', { accessFrom: { namespaceSelectors: [{}] } }), 'spec.accessFrom'],
    ['a field of tomorrow', kustomization({ tomorrow: [{ deeper: { namespace: 'kube-system' } }] }), 'spec.tomorrow[0].deeper.namespace'],
  ])('refuses %s', (_name, object, path) => {
    expect(paths(fluxReach, { object, tenant })).toEqual([path]);
    expect(paths(fluxReach, { object, oldObject: kustomization({}), tenant, request: { operation: 'UPDATE', user: USERS.gitOps } })).toEqual([path]);
    expect(paths(fluxReach, { object, tenant, request: { user: USERS.shard } })).toEqual([]);
  });
});

describe('flux-source', () => {
  it.each<[string, JsonObject]>([
    ['a public repository', flux('GitRepository', { url: 'https://git.example.org/team/x.git' })], ['one over SSH', flux('GitRepository', { url: 'ssh://git@git.example.org/x.git' })], ['charts', flux('HelmRepository', { url: 'oci://ghcr.io/acme/charts', type: 'oci' })],
    ['an artifact', flux('OCIRepository', { url: 'oci://ghcr.io/acme/x', provider: 'generic' })], ['a bucket', flux('Bucket', { endpoint: 's3.example.org:9000', bucketName: 'x' })], ['a provider\'s identity of its own account', flux('OCIRepository', { url: 'oci://1.dkr.ecr.eu-central-1.amazonaws.com/x', provider: 'aws', serviceAccountName: 'puller' })],
    ['an app of GitHub', flux('GitRepository', { url: 'https://github.com/acme/x', provider: 'github', secretRef: { name: 'app' } })], ['a message elsewhere', flux('Provider', { type: 'slack', secretRef: { name: 'x' } })], ['an image', flux('ImageRepository', { image: 'ghcr.io/acme/web' })],
  ])('accepts %s', (_name, object) => expect(findings(fluxSource, { object })).toEqual([]));

  it.each<[string, JsonObject, string]>([
    ['the metadata service', flux('GitRepository', { url: 'https://169.254.169.254/x' }), 'spec.url'], ['a Service of the cluster', flux('GitRepository', { url: 'https://gitea.tenant-globex.svc.cluster.local/x.git' }), 'spec.url'], ['a name without domain', flux('HelmRepository', { url: 'https://chartmuseum/x' }), 'spec.url'],
    ['the machine', flux('OCIRepository', { url: 'oci://localhost:5000/x' }), 'spec.url'], ['a private address', flux('Bucket', { endpoint: '10.0.0.7:9000' }), 'spec.endpoint'], ['an address in hexadecimal', flux('GitRepository', { url: 'https://0xa9fea9fe/x' }), 'spec.url'],
    ['plain text', flux('GitRepository', { url: 'http://git.example.org/x.git' }), 'spec.url'], ['a file', flux('GitRepository', { url: 'file:///etc' }), 'spec.url'], ['credentials in the address', flux('GitRepository', { url: 'https://a:b@git.example.org/x' }), 'spec.url'],
    ['an image inside of the cluster', flux('ImageRepository', { image: 'registry.kube-system.svc/x' }), 'spec.image'], ['a message into the cluster', flux('Provider', { type: 'generic', address: 'https://10.96.0.1/' }), 'spec.address'],
    ['the identity of Flux', flux('OCIRepository', { url: 'oci://ghcr.io/x', provider: 'aws' }), 'spec.provider'], ['the identity of Flux for Git', flux('GitRepository', { url: 'https://dev.azure.com/x', provider: 'azure' }), 'spec.provider'],
    ['a proxy', flux('GitRepository', { url: 'https://git.example.org/x', proxySecretRef: { name: 'x' } }), 'spec.proxySecretRef'], ['a proxy of messages', flux('Provider', { type: 'slack', proxy: 'https://10.0.0.1' }), 'spec.proxy'], ['a token service of its choice', flux('Bucket', { endpoint: 's3.example.org', sts: { provider: 'ldap', endpoint: 'https://10.0.0.1' } }), 'spec.sts'],
    ['submodules', flux('GitRepository', { url: 'https://git.example.org/x', recurseSubmodules: true }), 'spec.recurseSubmodules'], ['a plain transport', flux('Bucket', { endpoint: 's3.example.org', insecure: true }), 'spec.insecure'], ['credentials for everybody', flux('HelmRepository', { url: 'https://charts.example.org', passCredentials: true }), 'spec.passCredentials'],
  ])('refuses %s', (_name, object, path) => expect(paths(fluxSource, { object })).toEqual([path]));
});

describe('flux-decryption', () => {
  it('asks for a key of the tenant\'s own', () => {
    expect(findings(fluxDecryption, { object: kustomization({ decryption: { provider: 'sops', secretRef: { name: 'age' } } }) })).toEqual([]);
    expect(findings(fluxDecryption, { object: kustomization({ decryption: { provider: 'sops', serviceAccountName: 'decrypter' } }) })).toEqual([]);
    expect(paths(fluxDecryption, { object: kustomization({}) })).toEqual([]);
    for (const decryption of [{ provider: 'sops' }, { provider: 'sops', secretRef: {} }, 'sops']) expect(paths(fluxDecryption, { object: kustomization({ decryption }) })).toEqual(['spec.decryption']);
  });
});

describe('applier-kinds', () => {
  it.each([['argoproj.io/v1alpha1', 'Application'], ['argoproj.io/v1alpha1', 'AppProject'], ['fluxcd.controlplane.io/v1', 'ResourceSet'], ['infra.contrib.fluxcd.io/v1alpha2', 'Terraform'], ['s3.aws.upbound.io/v1', 'Bucket']])('refuses %s %s', (apiVersion, kind) => expect(paths(applierKinds, { object: objectOf(apiVersion, kind) })).toEqual(['']));
  it.each([['argoproj.io/v1alpha1', 'Rollout'], ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization'], ['example.test/v1', 'Application']])('has no say on %s %s', (apiVersion, kind) => expect(paths(applierKinds, { object: objectOf(apiVersion, kind) })).toEqual([]));
});
