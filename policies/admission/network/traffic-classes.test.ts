import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { findings, paths } from '../testing/findings.ts';
import { gatewayKind, ingress, USERS } from '../testing/objects.ts';
import { trafficClasses } from './traffic-classes.ts';

const ANNOTATION = 'metadata.annotations["kubernetes.io/ingress.class"]';
const old = (name: string) => ({ annotations: { 'kubernetes.io/ingress.class': name } });
const tenant: JsonObject = { network: { ingressClasses: ['public', 'edge'], gatewayClasses: ['public-gateway'] } };

describe('traffic-classes', () => {
  it.each<[string, JsonObject]>([
    ['no class', ingress({})],
    ['a class of the list', ingress({ ingressClassName: 'edge' })],
    ['the same by annotation', ingress({}, old('public'))],
    ['a Gateway of the list', gatewayKind('Gateway', { gatewayClassName: 'public-gateway' })],
  ])('accepts %s', (_, object) => expect(findings(trafficClasses, { object, tenant })).toEqual([]));

  it.each<[string, JsonObject, string[]]>([
    ['another class', ingress({ ingressClassName: 'internal' }), ['spec.ingressClassName']],
    ['another one by annotation', ingress({ ingressClassName: 'public' }, old('internal')), [ANNOTATION]],
    ['a class in other letters', ingress({ ingressClassName: 'Public' }), ['spec.ingressClassName']],
    ['no text', ingress({ ingressClassName: ['public'] }), ['spec.ingressClassName']],
    ['a Gateway of an Ingress\' class', gatewayKind('Gateway', { gatewayClassName: 'public' }), ['spec.gatewayClassName']],
  ])('refuses %s', (_, object, want) => expect(paths(trafficClasses, { object, tenant })).toEqual(want));

  it('allows every class where no list is, and none where it is empty', () => {
    const object = ingress({ ingressClassName: 'internal' });
    expect(findings(trafficClasses, { object, tenant: {} })).toEqual([]);
    expect(findings(trafficClasses, { object, tenant: { network: { ingressClasses: [] } } })).toEqual([expect.stringContaining('lets tenants name none here')]);
  });

  it('judges changes, and leaves the platform alone', () => {
    const object = ingress({ ingressClassName: 'internal' });
    expect(paths(trafficClasses, { object, oldObject: ingress({ ingressClassName: 'public' }), tenant, request: { operation: 'UPDATE' } })).toEqual(['spec.ingressClassName']);
    expect(paths(trafficClasses, { object, tenant, request: { user: USERS.platformAdmin } })).toEqual([]);
  });
});
