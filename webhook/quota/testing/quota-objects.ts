/** Objects of the API server that tests of quotas make. */
import type { AnyObject } from '../../../lab/api-client.ts';
import { RESOURCE_KEYS } from '../../../model/resources.ts';

/** Limits of everything; more than any test uses but for what is named. */
export function limits(named: Readonly<Record<string, string>>): Record<string, string> {
  return { ...Object.fromEntries(RESOURCE_KEYS.map((key) => [key, key.includes('cpu') ? '100' : key.includes('memory') || key.includes('storage') ? '100Gi' : '200'])), ...named };
}

export function tenantObject(name: string, named: Readonly<Record<string, string>>): AnyObject {
  return { apiVersion: 'tenantry.dev/v1alpha1', kind: 'Tenant', metadata: { name }, spec: { plan: 'pro', state: 'Active', limits: limits(named) } };
}

export function namespaceObjects(name: string, tenant: string, hard: Readonly<Record<string, string>>): AnyObject[] {
  const labels = { 'tenantry.dev/tenant': tenant, 'tenantry.dev/managed': 'true' };
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } },
    { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'tenantry', namespace: name, labels }, spec: { hard } },
  ];
}

export function podObject(name: string, namespace: string): AnyObject {
  const amounts = { cpu: '10m', memory: '8Mi', 'ephemeral-storage': '1Mi' };
  const containers = [{ name: 'app', image: 'registry.invalid/app', resources: { requests: amounts, limits: amounts } }];
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace }, spec: { containers, terminationGracePeriodSeconds: 0 } };
}
