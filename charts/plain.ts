/**
 * Kubernetes' own types, as cdk8s-plus generates them, for plain JSON. They close every object at compile time and cost
 * nothing at run time: only types are imported (loading the library costs 80–150 ms, its L1 constructs three times the
 * time of an ApiObject).
 */
import type { k8s } from 'cdk8s-plus-28';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** T with cdk8s-plus' wrappers for quantities and int-or-string taken off. */
export type Plain<T> =
  T extends undefined ? T
  // Quantity and IntOrString have the same shape, so TypeScript cannot tell them apart either.
  : Same<T, k8s.Quantity> extends true ? number | string
  : T extends readonly (infer E)[] ? readonly Plain<E>[]
  : T extends object ? { readonly [K in keyof T]: Plain<T[K]> }
  : T;

export type NetworkPolicySpec = Plain<k8s.NetworkPolicySpec>;
export type NetworkPolicyPeer = Plain<k8s.NetworkPolicyPeer>;
export type NetworkPolicyPort = Plain<k8s.NetworkPolicyPort>;
export type EgressRule = Plain<k8s.NetworkPolicyEgressRule>;
export type IpBlock = Plain<k8s.IpBlock>;
export type LabelSelector = Plain<k8s.LabelSelector>;
export type LimitRangeSpec = Plain<k8s.LimitRangeSpec>;
export type ResourceQuotaSpec = Plain<k8s.ResourceQuotaSpec>;
export type PolicyRule = Plain<k8s.PolicyRule>;
export type Subject = Plain<k8s.Subject>;
export type RoleRef = Plain<k8s.RoleRef>;
