/**
 * The marker of a shard: a ConfigMap that is always there, because an empty set would make Flux prune everything. It
 * also says, to whoever looks into the cluster, which tenants are held at their last good output and why.
 */
import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { shown } from '../model/shown.ts';
import { ManifestObject } from './manifest-object.ts';
import { FLUX_NAMESPACE, MANAGED_LABEL, SHARD_LABEL, shardName } from './names.ts';

/** A tenant that is not published as it stands on main. */
export interface HeldTenant {
  readonly tenant: string;
  readonly reason: string;
}

export interface ShardMarkerProps {
  /** Name of the cluster. */
  readonly cluster: string;
  readonly shard: number;
  readonly held: readonly HeldTenant[];
}

// 100 lines of 40 + 300 characters stay far below the 1 MiB of a ConfigMap.
const HELD_MAX = 100;
const REASON_MAX = 300;

function compareHeld(a: HeldTenant, b: HeldTenant): number {
  return a.tenant < b.tenant ? -1 : a.tenant > b.tenant ? 1 : 0;
}

function heldText(held: readonly HeldTenant[]): string {
  const lines = [...held].sort(compareHeld).slice(0, HELD_MAX).map(({ tenant, reason }) => `${shown(tenant)}: ${shown(reason, REASON_MAX)}`);
  if (held.length > HELD_MAX) lines.push(`and ${held.length - HELD_MAX} more`);
  return `${lines.join('\n')}\n`;
}

export class ShardMarker extends Chart {
  constructor(scope: Construct, { cluster, shard, held }: ShardMarkerProps) {
    const kk = String(shard).padStart(2, '0');
    super(scope, 'marker', { disableResourceNameHashes: true, labels: { [MANAGED_LABEL]: 'true', [SHARD_LABEL]: kk } });
    new ManifestObject(this, 'marker', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: shardName(shard), namespace: FLUX_NAMESPACE },
      data: { cluster, shard: kk, ...(held.length === 0 ? {} : { held: heldText(held) }) },
    });
  }
}
