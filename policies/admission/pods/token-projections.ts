/**
 * Tokens and certificates that a pod mounts speak to the API server or to the cloud's identity service, for a day at
 * most. A token for any other audience would let the pod act towards another system that trusts the cluster (the
 * platform's own API, a vault, a registry); a pod certificate would come from a signer that the platform did not
 * offer. Trust bundles are public.
 */
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, isObject, listAt, shownValue, type Json } from '../json.ts';
import { podPolicy } from './pod-policy.ts';

/** Audiences of the API server and of AWS, which the workload's role is taken with. No audience is the API server's. */
const AUDIENCES: readonly unknown[] = [
  '', 'api', 'https://kubernetes.default.svc', 'https://kubernetes.default.svc.cluster.local', 'pods.eks.amazonaws.com', 'sts.amazonaws.com',
];
const LONGEST_SECONDS = 86_400;
const KNOWN = ['clusterTrustBundle', 'configMap', 'downwardAPI', 'secret', 'serviceAccountToken'];

function tokenFaults(token: Json | undefined, path: string): Violation[] {
  const audience = fieldOf(token, 'audience') ?? '';
  const seconds = fieldOf(token, 'expirationSeconds') ?? 0;
  const violations: Violation[] = [];
  if (!AUDIENCES.includes(audience)) {
    violations.push({ path: `${path}.audience`, message: `a token for ${shownValue(audience)} acts towards another system`, fix: 'remove audience, or use sts.amazonaws.com' });
  }
  if (typeof seconds !== 'number' || seconds > LONGEST_SECONDS) {
    violations.push({ path: `${path}.expirationSeconds`, message: `a token lives ${shownValue(seconds)} seconds, ${LONGEST_SECONDS} at most`, fix: `write ${LONGEST_SECONDS} or less` });
  }
  return violations;
}

function sourceFaults(source: Json, path: string): Violation[] {
  const other = isObject(source) ? Object.keys(source).filter((key) => !KNOWN.includes(key) && fieldOf(source, key) !== undefined) : [];
  const token = fieldOf(source, 'serviceAccountToken');
  return [
    ...(token === undefined ? [] : tokenFaults(token, `${path}.serviceAccountToken`)),
    ...other.map((key) => ({ path, message: `the projection ${quoted(key)} is not offered`, fix: 'remove it' })),
  ];
}

export const tokenProjections = podPolicy({
  id: 'token-projections',
  title: 'Mounted tokens speak to the API server or the cloud, for a day at most',
  level: 'rule',
  check: (pod) =>
    listAt(pod.spec, 'volumes').flatMap((volume, index) =>
      listAt(volume, 'projected', 'sources').flatMap((source, at) => sourceFaults(source, `${pod.specPath}.volumes[${index}].projected.sources[${at}]`)),
    ),
});
