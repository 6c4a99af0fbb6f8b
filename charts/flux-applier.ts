/** One branch that Flux fetches and applies: a GitRepository and a Kustomization of one name in flux-system. */
import { Construct } from 'constructs';
import type { ClusterSpec } from '../model/cluster.ts';
import type { PlatformSpec } from '../model/platform.ts';
import { FluxStep, type FluxStepProps } from './flux-step.ts';
import { ManifestObject } from './manifest-object.ts';
import { FLUX_NAMESPACE } from './names.ts';

export interface FluxApplierProps extends Omit<FluxStepProps, 'source'> {
  readonly platform: PlatformSpec;
  readonly cluster: ClusterSpec;
  readonly branch: string;
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

export class FluxApplier extends Construct {
  constructor(scope: Construct, props: FluxApplierProps) {
    super(scope, props.name);
    new ManifestObject(this, 'source', {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata: { name: props.name, namespace: FLUX_NAMESPACE },
      spec: gitRepositorySpec(props),
    });
    new FluxStep(this, { ...props, source: props.name });
  }
}
