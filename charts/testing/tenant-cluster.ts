/** A lab cluster with the platform applied and tenants in it, written by the same accounts as Flux impersonates. */
import { parseAllDocuments } from 'yaml';
import type { AnyObject } from '../../lab/api-client.ts';
import type { LabCluster } from '../../lab/cluster.ts';
import { waitFor } from '../../lab/wait.ts';
import type { TenantInputs } from '../../model/catalog.ts';
import { renderBootstrap, renderPlatform, renderTenant } from '../../synth/render.ts';
import { apiUser, fluxAccount, type ApiUser } from './api-user.ts';
import { cluster, platform } from './documents.ts';

const DEADLINE = { deadlineMs: 60_000 };
const FIRST = ['CustomResourceDefinition', 'Namespace', 'ClusterRole'];
const LAST = ['GitRepository', 'Kustomization', 'Tenant'];

/** Objects of rendered text, read as YAML 1.1 and in Flux' order: what others need first. */
export function objectsOf(texts: Iterable<string>): AnyObject[] {
  const rank = ({ kind = '' }: AnyObject): number => (FIRST.includes(kind) ? FIRST.indexOf(kind) - FIRST.length : LAST.includes(kind) ? 1 : 0);
  const all = [...texts].flatMap((text) => parseAllDocuments(text, { version: '1.1' }).map((document) => document.toJS() as AnyObject));
  return all.sort((a, b) => rank(a) - rank(b));
}

export interface TenantCluster {
  /** A member of system:masters. */
  readonly root: ApiUser;
  /** The account that Flux applies shards with. */
  readonly shard: ApiUser;
  /** Applies a tenant as rendered, and waits until its quotas are counted. */
  applyTenant(inputs: TenantInputs): Promise<void>;
}

/** Two kinds of attempt that only the floor refuses; when both are, all of it is in force. */
async function floorIsInForce(root: ApiUser, shard: ApiUser): Promise<true | undefined> {
  const marked: AnyObject = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'probe', namespace: 'default', labels: { 'tenantry.dev/managed': 'true' } } };
  const first = await root.request('POST', '/api/v1/namespaces/default/configmaps?dryRun=All', marked);
  const second = await shard.request('POST', '/api/v1/namespaces?dryRun=All', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'probe' } });
  return first.message.includes('[tenantry/managed-objects]') && second.message.includes('[tenantry/shard-scope]') ? true : undefined;
}

/** Prepares a running lab cluster. */
export async function prepareCluster(lab: LabCluster): Promise<TenantCluster> {
  const root = await apiUser(lab, 'root', ['system:masters']);
  const shard = await fluxAccount(lab, 'tenantry-shard');
  const account = await fluxAccount(lab, 'tenantry-platform');
  for (const object of objectsOf([renderBootstrap(platform(), cluster())])) await root.apply(object);
  for (const object of objectsOf(renderPlatform(platform(), cluster()).values())) {
    await account.apply(object);
    if (object.kind === 'CustomResourceDefinition') await waitFor('the Tenant CRD', () => served(root), DEADLINE);
  }
  await waitFor('the floor policies', () => floorIsInForce(root, shard), DEADLINE);
  return {
    root,
    shard,
    applyTenant: async (inputs) => {
      const objects = objectsOf(renderTenant(inputs, 'eu-1').values());
      for (const object of objects) await shard.apply(object);
      for (const { metadata } of objects.filter(({ kind }) => kind === 'Namespace')) {
        await waitFor(`the quota of ${metadata?.name}`, () => isCounted(root, metadata?.name ?? ''), DEADLINE);
      }
    },
  };
}

async function served(root: ApiUser): Promise<true | undefined> {
  return (await root.request('GET', '/apis/tenantry.dev/v1alpha1/tenants')).status === 200 ? true : undefined;
}

async function isCounted(root: ApiUser, namespace: string): Promise<true | undefined> {
  const { body } = await root.client.send({ method: 'GET', path: `/api/v1/namespaces/${namespace}/resourcequotas/tenantry` });
  return (body as { status?: { hard?: unknown } }).status?.hard === undefined ? undefined : true;
}
