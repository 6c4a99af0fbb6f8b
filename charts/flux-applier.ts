/** One branch that Flux fetches and applies: a GitRepository and a Kustomization of one name in flux-system. */
import { Construct } from 'constructs';
import type { ClusterSpec } from '../model/cluster.ts';
import type { PlatformSpec } from '../model/platform.ts';
import { ManifestObject } from './manifest-object.ts';
import { FLUX_NAMESPACE } from './names.ts';

export interface FluxApplierProps {
  readonly platform: PlatformSpec;
  readonly cluster: ClusterSpec;
  /** Name of both objects. */
  readonly name: string;
  readonly branch: string;
  /** Service account in flux-system that applies. */
  readonly account: string;
  /** A Kustomization that must have been applied once before this one. */
  readonly after?: string;
}

const DEFAULT_INTERVAL = '1m';

function gitRepositorySpec({ platform, cluster, branch }: FluxApplierProps): Record<string, unknown> {
  const { url, interval, secretName, verifySecretName } = cluster.flux ?? {};
  return {
    url: url ?? platform.deploy.url,
    ref: { branch },
    interval: interval ?? DEFAULT_INTERVAL,
    timeout: '1m',
    ...(secretName === undefined ? {} : { secretRef: { name: secretName } }),
    ...(verifySecretName === undefined ? {} : { verify: { mode: 'HEAD', secretRef: { name: verifySecretName } } }),
  };
}

function kustomizationSpec({ name, account, after }: FluxApplierProps): Record<string, unknown> {
  return {
    serviceAccountName: account,
    sourceRef: { kind: 'GitRepository', name },
    path: './',
    prune: true,
    // Readiness of a tenant comes from its Tenant object; waiting would let one tenant hold up its whole shard.
    wait: false,
    force: false,
    // Corrects drift; new commits are applied at once.
    interval: '10m',
    retryInterval: '30s',
    timeout: '5m',
    // When this object itself is deleted, what it applied stays: no slip may take all tenants of a shard with it.
    deletionPolicy: 'Orphan',
    // Once is enough: asking for readiness would delay every shard by half a minute whenever the platform is looked at.
    ...(after === undefined ? {} : { dependsOn: [{ name: after, readyExpr: `has(dep.status.lastAppliedRevision) && dep.status.lastAppliedRevision != ''` }] }),
  };
}

export class FluxApplier extends Construct {
  constructor(scope: Construct, props: FluxApplierProps) {
    super(scope, props.name);
    const metadata = { name: props.name, namespace: FLUX_NAMESPACE };
    new ManifestObject(this, 'source', {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata,
      spec: gitRepositorySpec(props),
    });
    new ManifestObject(this, 'kustomization', {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata,
      spec: kustomizationSpec(props),
    });
  }
}
