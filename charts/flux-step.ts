/** One folder of a branch that Flux applies, after what it depends on: a Kustomization in flux-system. */
import { Construct } from 'constructs';
import { ManifestObject } from './manifest-object.ts';
import { FLUX_NAMESPACE } from './names.ts';

/** Another Kustomization that this one waits for. */
export interface FluxDependency {
  readonly name: string;
  /** CEL over `dep` and `self`. Without it `dep` must be ready, and at the same revision where the source is the same. */
  readonly readyExpr?: string;
}

/** An object that must be well before this step counts as applied. */
export interface FluxHealth {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  /** CEL over the object, for kinds that Flux knows no health of. */
  readonly current?: string;
}

export interface FluxStepProps {
  readonly name: string;
  /** GitRepository, by name. */
  readonly source: string;
  /** Folder of the branch; all of it by default. */
  readonly path?: string;
  /** Service account in flux-system that applies. */
  readonly account: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly after?: readonly FluxDependency[];
  readonly health?: readonly FluxHealth[];
}

function healthOf(health: readonly FluxHealth[]): Record<string, unknown> {
  if (health.length === 0) return {};
  const exprs = health.flatMap(({ apiVersion, kind, current }) => (current === undefined ? [] : [{ apiVersion, kind, current }]));
  return {
    healthChecks: health.map(({ apiVersion, kind, name, namespace }) => ({ apiVersion, kind, name, ...(namespace === undefined ? {} : { namespace }) })),
    ...(exprs.length === 0 ? {} : { healthCheckExprs: exprs }),
  };
}

export class FluxStep extends Construct {
  constructor(scope: Construct, { name, source, path = './', account, labels, after = [], health = [] }: FluxStepProps) {
    super(scope, `step-${name}`);
    new ManifestObject(this, 'kustomization', {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { name, namespace: FLUX_NAMESPACE, ...(labels === undefined ? {} : { labels }) },
      spec: {
        serviceAccountName: account,
        sourceRef: { kind: 'GitRepository', name: source },
        path,
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
        ...(after.length === 0 ? {} : { dependsOn: after }),
        ...healthOf(health),
      },
    });
  }
}
