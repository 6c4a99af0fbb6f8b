/** What tenantry needs of AWS. Adapters stand in aws/ (the SDK) and testing/ (memory). */

/** An account that tenants have roles in, and where. */
export interface AccountPlace {
  readonly accountId: string;
  readonly partition: string;
  readonly region: string;
  /** Begins and ends with a slash. */
  readonly rolePath: string;
}

/** Where one tenant's objects lie. */
export interface PrefixPlace {
  readonly accountId: string;
  readonly bucket: string;
  /** `orgs/acme/`. */
  readonly prefix: string;
}

/** A role as a tenant's document wants it. */
export interface WantedRole {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  /** JSON text; undefined where it cannot be said, and what is there stays. */
  readonly trust: string | undefined;
  readonly boundary: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly policies: ReadonlyMap<string, string>;
}

/** A role as IAM has it. */
export interface RoleFacts {
  readonly arn: string;
  readonly trust: string;
  /** ARN. */
  readonly boundary: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** Inline policies by name, as JSON text. */
  readonly policies: ReadonlyMap<string, string>;
  /** ARNs. */
  readonly attached: readonly string[];
}

/** One call that changes a role; all but `create` and `delete` may be repeated. */
export type RoleStep =
  | { readonly kind: 'create'; readonly role: WantedRole }
  | { readonly kind: 'set-trust'; readonly trust: string }
  | { readonly kind: 'set-boundary'; readonly boundary: string }
  | { readonly kind: 'set-tags'; readonly tags: Readonly<Record<string, string>> }
  | { readonly kind: 'put-policy'; readonly policy: string; readonly text: string }
  | { readonly kind: 'delete-policy'; readonly policy: string }
  | { readonly kind: 'detach-policy'; readonly arn: string }
  | { readonly kind: 'leave-profile'; readonly profile: string }
  | { readonly kind: 'delete' };

/**
 * Roles of one account. Every method throws TenantryError: UNAVAILABLE when it may work later, CANCELLED when it was
 * aborted, FAILED_PRECONDITION or RESOURCE_EXHAUSTED when somebody must act.
 */
export interface CloudRoles {
  read(name: string, signal: AbortSignal): Promise<RoleFacts | undefined>;
  /** Names of instance profiles that hold the role. */
  profilesOf(name: string, signal: AbortSignal): Promise<readonly string[]>;
  /**
   * Does one step. What is gone already is no error when it should go.
   * @throws TenantryError ALREADY_EXISTS when a role of that name is there and `create` was asked for: read it again
   */
  apply(name: string, step: RoleStep, signal: AbortSignal): Promise<void>;
  /** Names of all roles under the account's path. */
  names(signal: AbortSignal): Promise<readonly string[]>;
}

/** What was taken out of a prefix. */
export interface EmptiedPrefix {
  readonly objectVersions?: number;
  readonly multipartUploads?: number;
}

export interface CloudPrefixes {
  /** Makes the empty object that marks the prefix, unless it is there. The bucket must be there and the account's. */
  ensure(place: PrefixPlace, signal: AbortSignal): Promise<void>;
  /** Takes every version, delete marker and unfinished upload, and tells of each call's worth as soon as it is gone. A bucket that is not there holds nothing. */
  empty(place: PrefixPlace, signal: AbortSignal, gone: (part: EmptiedPrefix) => void): Promise<void>;
}

/** A cluster as EKS knows it. */
export interface EksCluster {
  readonly name: string;
  readonly region: string;
}

/** Which role a service account in EKS has, as a tenant's document wants it. */
export interface Association {
  readonly cluster: EksCluster;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly roleArn: string;
  /** Session policy, JSON text. EKS takes one only where sessions carry no tags. */
  readonly policy: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** An association as EKS has it. */
export interface AssociationFacts extends Association {
  /** `a-…`. */
  readonly id: string;
  /** Role that sessions go on to, ARN; the session policy would hold for that one only. */
  readonly targetRole: string | undefined;
  /** ARN of the add-on that it belongs to. */
  readonly addOn: string | undefined;
}

/** EKS Pod Identity in one account. Errors as in CloudRoles. */
export interface PodIdentities {
  /** False where the account has no shared role that we may see: no association could give anything there. */
  isSetUp(signal: AbortSignal): Promise<boolean>;
  /**
   * The tenant's associations, whoever made them: of these namespaces as they are now, of others of the tenant as they
   * were up to a minute ago. None where there is no such cluster.
   */
  list(cluster: EksCluster, wanted: { readonly tenant: string; readonly namespaces: readonly string[] }, signal: AbortSignal): Promise<readonly AssociationFacts[]>;
  /**
   * @throws TenantryError ALREADY_EXISTS when the service account has one: read it again; FAILED_PRECONDITION when there
   * is no such cluster
   */
  create(association: Association, signal: AbortSignal): Promise<void>;
  /** Sets role and policy of the one that is there. @throws TenantryError UNAVAILABLE when it is gone: read again */
  update(real: AssociationFacts, wanted: Association, signal: AbortSignal): Promise<void>;
  /** What is gone already is no error. */
  remove(real: AssociationFacts, signal: AbortSignal): Promise<void>;
  /** Ids of tenants with associations in the cluster, up to a minute old. */
  tenants(cluster: EksCluster, signal: AbortSignal): Promise<readonly string[]>;
}

/** One account with everything that tenantry uses in it. */
export interface CloudAccount {
  readonly roles: CloudRoles;
  readonly prefixes: CloudPrefixes;
  /** Undefined in a stand-in that has no EKS Pod Identity. */
  readonly podIdentities: PodIdentities | undefined;
}

export type CloudAccounts = (place: AccountPlace) => CloudAccount;
