import { expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { paths } from '../testing/findings.ts';
import { podWith } from '../testing/pods.ts';
import { tokenProjections } from './token-projections.ts';

const AT = 'spec.volumes[0].projected.sources';

function projecting(...sources: readonly JsonObject[]): JsonObject {
  return podWith({ volumes: [{ name: 'a', projected: { sources } }] });
}

it.each([
  ['what the API server mounts by itself', { object: projecting({ serviceAccountToken: { expirationSeconds: 3607, path: 'token' } }, { configMap: { name: 'kube-root-ca.crt' } }, { downwardAPI: { items: [] } }) }, []],
  ['the API server by its names', { object: projecting({ serviceAccountToken: { audience: 'https://kubernetes.default.svc' } }) }, []],
  ['another audience', { object: projecting({ serviceAccountToken: { audience: 'tenantry' } }) }, [`${AT}[0].serviceAccountToken.audience`]],
  ['no text as audience', { object: projecting({ serviceAccountToken: { audience: ['sts.amazonaws.com'] } }) }, [`${AT}[0].serviceAccountToken.audience`]],
  ['more than a day', { object: projecting({ configMap: {} }, { serviceAccountToken: { expirationSeconds: 86_401 } }) }, [`${AT}[1].serviceAccountToken.expirationSeconds`]],
  ['a number as text', { object: projecting({ serviceAccountToken: { expirationSeconds: '60' } }) }, [`${AT}[0].serviceAccountToken.expirationSeconds`]],
  ['a trust bundle', { object: projecting({ clusterTrustBundle: { name: 'x', path: 'y' } }) }, []],
  ['a certificate', { object: projecting({ podCertificate: { signerName: 'x/y' } }) }, [`${AT}[0]`]],
  ['two at one place', { object: projecting({ configMap: {}, tomorrow: {} }) }, [`${AT}[0]`]],
])('projections: %s', (_, form, expected) => {
  expect(paths(tokenProjections, form)).toEqual(expected);
});
