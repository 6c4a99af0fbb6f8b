/** What admission policies judge: one request to the API server, with what is known of its tenant and namespace. */
import type { EgressRule } from '../../model/tenant.ts';
import type { SomeAmounts } from '../../model/resources.ts';
import type { Throttle } from '../../model/plan.ts';
import type { Violation } from '../policy.ts';
import type { JsonObject } from './json.ts';

export type Operation = 'CREATE' | 'UPDATE' | 'DELETE' | 'CONNECT';

/** Who asks, as the API server authenticated them. */
export interface Requester {
  readonly username: string;
  readonly groups: readonly string[];
}

/** An AdmissionReview's request in the parts that policies read. `object` and `oldObject` are hostile. */
export interface AdmissionRequest {
  readonly operation: Operation;
  /** API group of the resource; empty for the core group. */
  readonly group: string;
  readonly version: string;
  /** Kind of `object`; for a subresource its own, such as Scale or Binding. */
  readonly kind: string;
  /** Plural, lower case: `pods`. */
  readonly resource: string;
  /** `status`, `ephemeralcontainers`; empty if none. */
  readonly subResource: string;
  /** Empty for cluster-scoped objects. For a Namespace: its own name. */
  readonly namespace: string;
  /** Empty on CREATE with generateName and on deletecollection. */
  readonly name: string;
  readonly object: JsonObject | undefined;
  readonly oldObject: JsonObject | undefined;
  /** CreateOptions, UpdateOptions, DeleteOptions. */
  readonly options: JsonObject | undefined;
  readonly dryRun: boolean;
  readonly user: Requester;
}

export type PolicyMode = 'enforce' | 'warn' | 'audit';

/** A rule that is not enforced on some objects until a day. */
export interface Exemption {
  /** Policy id. */
  readonly policy: string;
  /** All of the tenant's namespaces if there is none. */
  readonly namespace?: string;
  /** Kind of the object; every kind if there is none. */
  readonly kind?: string;
  /** Object name, or the text before `*`; all objects if there is none. */
  readonly name?: string;
  /** ISO 8601; the first moment at which it does not hold any more. */
  readonly until: string;
}

/** Of one resource, as quantities in text. */
export interface Taken {
  readonly used: string;
  readonly reserved: string;
}

/** What the Tenant object of the cluster says. */
export interface TenantFacts {
  readonly id: string;
  readonly plan: string;
  readonly state: 'Active' | 'Suspended' | 'Deleted';
  /** Names of all its namespaces. */
  readonly namespaces: readonly string[];
  /** Registry hosts with optional path prefixes; undefined: any registry. */
  readonly registries: readonly string[] | undefined;
  /** Types of Service that the document allows; undefined: all that the limits hold. */
  readonly serviceTypes?: readonly string[];
  /** Classes of Ingress and of Gateway that it may name here; undefined: every one. */
  readonly ingressClasses?: readonly string[];
  readonly gatewayClasses?: readonly string[];
  readonly hosts: readonly string[];
  readonly ingressPorts: readonly number[];
  readonly egress: readonly EgressRule[];
  /** Tenants that this one names; traffic needs the other one to name it too. */
  readonly peers: readonly string[];
  /** Effective limits in this cluster. */
  readonly limits: SomeAmounts;
  readonly throttle: Partial<Throttle>;
  /** What the ledger says is taken over all namespaces; undefined where there is no ledger (yet). */
  readonly taken?: ReadonlyMap<string, Taken>;
  /** Value of the node label and taint tenantry.dev.node-restriction.kubernetes.io/pool of the tenant's own nodes; undefined on shared nodes. */
  readonly dedicatedPool?: string;
  /** By policy id; what is not named is enforced. */
  readonly modes: ReadonlyMap<string, PolicyMode>;
  readonly exemptions: readonly Exemption[];
}

export interface NamespaceFacts {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Value of the tenant label. */
  readonly tenant: string | undefined;
  readonly terminating: boolean;
}

export interface AdmissionSubject {
  readonly request: AdmissionRequest;
  /** The tenant of the namespace (or of the Namespace or Tenant object that the request is about). */
  readonly tenant: TenantFacts | undefined;
  /** Undefined for cluster-scoped objects other than Namespaces, and for a Namespace that is being created. */
  readonly namespace: NamespaceFacts | undefined;
  /** What a HorizontalPodAutoscaler scales, as it is in the cluster; undefined if it is not there or nobody looked. */
  readonly scaled?: JsonObject;
}

/** One rule of admission. The header of its file says the rule in prose. */
export interface AdmissionPolicy {
  /** Stands in every refusal as `tenantry/<id>`; never changes. */
  readonly id: string;
  /** One line for people. */
  readonly title: string;
  /** A breach of isolation is always enforced; a rule has modes and exemptions. */
  readonly level: 'breach' | 'rule';
  /** Whether the policy has a say on such requests; looks at operation, group, resource and subresource only. */
  judges(request: AdmissionRequest): boolean;
  check(subject: AdmissionSubject): readonly Violation[];
  /** What the person who asks should know although the request is allowed; asked only if `check` found nothing. */
  warn?(subject: AdmissionSubject): readonly Violation[];
}
