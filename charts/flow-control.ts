/**
 * Priority and fairness: reads never reach a webhook, so a tenant's flood of them is held here. Each class of tenants
 * has a level with queues of its own, and each tenant's calls go to a few of them. The platform's accounts have a level
 * that no tenant can fill. Which tenants belong to a schema is written by the webhook, which knows them all.
 */
import { Construct } from 'constructs';
import { API_ACCOUNT, FLUX_NAMESPACE } from './names.ts';
import { PLATFORM_ADMINS_GROUP, WEBHOOK_NAMESPACE } from '../model/accounts.ts';
import { flowSchemaNames, type FlowClass } from '../model/flow.ts';
import { ManifestObject } from './manifest-object.ts';
import { SHARED } from './webhook-names.ts';

const API = 'flowcontrol.apiserver.k8s.io/v1';
const PLATFORM_LEVEL = 'tenantry-platform';
const PLATFORM_SHARES = 40;
/** After the API server's own for nodes and controllers (100 to 900), before those for everybody (9,000 on). */
const PLATFORM_PRECEDENCE = 950;
const TENANT_PRECEDENCE = 5_000;

/** A flow is spread over `handSize` queues, so that two flows rarely share all of theirs. */
const QUEUING = { queues: 64, handSize: 6, queueLengthLimit: 50 } as const;

function level(scope: Construct, name: string, shares: number): void {
  new ManifestObject(scope, `level-${name}`, {
    apiVersion: API,
    kind: 'PriorityLevelConfiguration',
    metadata: { name, labels: SHARED },
    spec: { type: 'Limited', limited: { nominalConcurrencyShares: shares, lendablePercent: 50, limitResponse: { type: 'Queue', queuing: QUEUING } } },
  });
}

/** Every call of the platform's accounts and people, who may be members of a tenant too; reviews of access and leases among them. */
function platformRules(): Record<string, unknown>[] {
  const names = [...[FLUX_NAMESPACE, WEBHOOK_NAMESPACE].map((namespace) => `system:serviceaccounts:${namespace}`), PLATFORM_ADMINS_GROUP];
  const groups = names.map((name) => ({ kind: 'Group', group: { name } }));
  const api = { kind: 'User', user: { name: API_ACCOUNT } };
  return [
    {
      subjects: [...groups, api],
      resourceRules: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'], clusterScope: true, namespaces: ['*'] }],
      nonResourceRules: [{ verbs: ['*'], nonResourceURLs: ['*'] }],
    },
  ];
}

function schema(scope: Construct, name: string, spec: Readonly<Record<string, unknown>>): void {
  new ManifestObject(scope, `schema-${name}`, { apiVersion: API, kind: 'FlowSchema', metadata: { name, labels: SHARED }, spec });
}

export class FlowControl extends Construct {
  constructor(scope: Construct, classes: readonly FlowClass[]) {
    super(scope, 'flow');
    level(this, PLATFORM_LEVEL, PLATFORM_SHARES);
    schema(this, PLATFORM_LEVEL, {
      priorityLevelConfiguration: { name: PLATFORM_LEVEL }, matchingPrecedence: PLATFORM_PRECEDENCE, distinguisherMethod: { type: 'ByUser' }, rules: platformRules(),
    });
    for (const { name, shares } of classes) {
      const levelName = `tenantry-${name}`;
      level(this, levelName, shares);
      for (const schemaName of flowSchemaNames(name, classes.length)) {
        schema(this, schemaName, { priorityLevelConfiguration: { name: levelName }, matchingPrecedence: TENANT_PRECEDENCE, distinguisherMethod: { type: 'ByNamespace' } });
      }
    }
  }
}
