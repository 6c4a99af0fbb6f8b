import { describe, expect, it } from 'vitest';
import { readFailure } from './apply-failure.ts';

describe('readFailure()', () => {
  const named: [string, string][] = [
    ['NetworkPolicy/tenant-acme/walls dry-run failed (Invalid): NetworkPolicy.networking.k8s.io "walls" is invalid: spec.egress[0]', 'NetworkPolicy tenant-acme walls'],
    ['Namespace/tenant-acme dry-run failed (Forbidden): admission webhook denied', 'Namespace - tenant-acme'],
    ['Tenant/acme dry-run failed: tenants.tenantry.dev "acme" is forbidden', 'Tenant - acme'],
    ['ClusterRole/tenantry:acme:own apply failed, error: forbidden', 'ClusterRole - tenantry:acme:own'],
    ['server-side apply failed for set: Deployment/tenant-a--dev/x dry-run failed (BadRequest): nope', 'Deployment tenant-a--dev x'],
  ];
  it.each(named)('%s', (message, want) => {
    const failure = readFailure(message);
    expect(failure.kind === 'object' ? `${failure.object.kind} ${failure.object.namespace ?? '-'} ${failure.object.name}` : failure.kind).toBe(want);
  });

  it.each([
    'Namespace/tenant-a dry-run failed: failed calling webhook "namespaces.tenantry.dev": connection refused',
    'ConfigMap/tenant-a/x dry-run failed (InternalError): an error on the server',
    'ConfigMap/tenant-a/x dry-run failed: context deadline exceeded',
    'Tenant/acme dry-run failed: no matches for kind "Tenant" in version "tenantry.dev/v1alpha1"',
    'ConfigMap/tenant-a/x dry-run failed (TooManyRequests): slow down',
  ])('blames nobody for what passes: %s', (message) => {
    expect(readFailure(message).kind).toBe('passing');
  });

  it.each(['kustomization path not found: stat /tmp/x', '', 'accumulating resources: invalid YAML', '${{x}} / / dry-run failed'])('does not guess: %j', (message) => {
    expect(readFailure(message).kind).toBe('unknown');
  });

  it('reads hostile messages in linear time', () => {
    const start = performance.now();
    readFailure(`A${'a/'.repeat(500_000)}`);
    readFailure('Aa/'.repeat(500_000));
    expect(performance.now() - start).toBeLessThan(500);
  });
});
