import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { findings, paths } from '../testing/findings.ts';
import { gatewayKind, ingress, service, USERS } from '../testing/objects.ts';
import { exposureAnnotations } from './exposure-annotations.ts';

const tenant: JsonObject = { network: { ingress: { hosts: ['shop.acme.test'] } } };
const on = (key: string, value = 'x') => ({ annotations: { [key]: value } });
const NGINX = 'nginx.ingress.kubernetes.io';

describe('exposure-annotations', () => {
  it.each<[string, JsonObject]>([
    ['what kubectl and Helm note', service({}, { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{"a":1}', 'meta.helm.sh/release-name': 'x', 'prometheus.io/scrape': 'true', plain: 'y' } })],
    ['safe ones of ingress-nginx', ingress({}, on(`${NGINX}/rewrite-target`, '/$1'))],
    ['lists of ingress-nginx', ingress({}, { annotations: { [`${NGINX}/cors-allow-methods`]: 'GET, POST', [`${NGINX}/proxy-next-upstream`]: 'error timeout', [`${NGINX}/upstream-hash-by`]: '$request_uri consistent' } })],
    ['sizes and times', ingress({}, on(`${NGINX}/proxy-body-size`, '8m'))],
    ['DNS names of its own', service({}, on('external-dns.alpha.kubernetes.io/hostname', 'shop.acme.test, Shop.acme.test.'))],
    ['an issuer', ingress({}, on('cert-manager.io/cluster-issuer', 'letsencrypt'))],
  ])('accepts %s', (_name, object) => expect(findings(exposureAnnotations, { object, tenant })).toEqual([]));

  it.each([
    ['a group of load balancers', 'alb.ingress.kubernetes.io/group.name'], ['the scheme of one', 'alb.ingress.kubernetes.io/scheme'], ['the same on a Service', 'service.beta.kubernetes.io/aws-load-balancer-scheme'],
    ['security groups', 'service.beta.kubernetes.io/aws-load-balancer-security-groups'], ['an address of Azure', 'service.beta.kubernetes.io/azure-pip-name'], ['a backend of Google', 'cloud.google.com/neg'],
    ['an address of MetalLB', 'metallb.universe.tf/loadBalancerIPs'], ['a shared address of MetalLB', 'metallb.io/allow-shared-ip'], ['one of Cilium', 'lbipam.cilium.io/ips'], ['a global Service of Cilium', 'service.cilium.io/global'],
    ['a snippet', `${NGINX}/configuration-snippet`], ['a snippet of the server', `${NGINX}/server-snippet`], ['further hosts', `${NGINX}/server-alias`], ['Lua', `${NGINX}/auth-snippet`], ['a request to anywhere', `${NGINX}/auth-url`],
    ['a Secret of another namespace', `${NGINX}/auth-tls-secret`], ['a backend of another namespace', `${NGINX}/default-backend`], ['a mirror', `${NGINX}/mirror-target`], ['another upstream', `${NGINX}/upstream-vhost`],
    ['an annotation in mixed case', 'NGINX.ingress.kubernetes.io/server-snippet'], ['a prefix that was renamed', 'eu.nginx.ingress.kubernetes.io/server-snippet'], ['middleware of Traefik', 'traefik.ingress.kubernetes.io/router.middlewares'],
    ['a target of DNS', 'external-dns.alpha.kubernetes.io/target'], ['a tailnet', 'tailscale.com/expose'],
  ])('refuses %s', (_name, key) => {
    for (const object of [service({}, on(key)), ingress({}, on(key))]) expect(paths(exposureAnnotations, { object, tenant })).toEqual([`metadata.annotations["${key}"]`]);
  });

  it.each<[string, JsonObject]>([
    ['a value that ends a directive', ingress({}, on(`${NGINX}/rewrite-target`, '/x;\nproxy_pass http://evil'))],
    ['a value that is two arguments', ingress({}, on(`${NGINX}/rewrite-target`, '/x permanent'))],
    ['a value with a space that is not the usual one', ingress({}, on(`${NGINX}/proxy-body-size`, '8m\u00a0x'))],
    ['a value that opens a block', ingress({}, on(`${NGINX}/proxy-body-size`, '8m;} location /x {'))],
    ['a DNS name of another tenant among its own', service({}, on('external-dns.alpha.kubernetes.io/hostname', 'shop.acme.test,track.globex.test'))],
    ['a certificate of another tenant', ingress({}, on('cert-manager.io/common-name', 'track.globex.test'))],
    ['annotations that a Gateway hands on', gatewayKind('Gateway', { infrastructure: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'x' } } })],
    ['labels that a Gateway hands on', gatewayKind('Gateway', { infrastructure: { labels: { 'lbipam.cilium.io/pool': 'x' } } })],
  ])('refuses %s', (_name, object) => expect(paths(exposureAnnotations, { object, tenant })).toHaveLength(1));

  it('judges /status too, since metadata is written there', () => {
    expect(paths(exposureAnnotations, { object: service({}, on('tailscale.com/expose')), oldObject: service({}), request: { operation: 'UPDATE', subResource: 'status' } })).toHaveLength(1);
  });

  it('judges what changes, whoever set it before', () => {
    const object = service({}, on('tailscale.com/expose', 'true'));
    expect(paths(exposureAnnotations, { object, oldObject: object, request: { operation: 'UPDATE' } })).toEqual([]);
    expect(paths(exposureAnnotations, { object, oldObject: service({}, on('tailscale.com/expose', 'false')), request: { operation: 'UPDATE' } })).toHaveLength(1);
    expect(paths(exposureAnnotations, { object, request: { user: USERS.platformAdmin } })).toEqual([]);
    expect(paths(exposureAnnotations, { object, request: { user: USERS.gitOps } })).toHaveLength(1);
  });
});
