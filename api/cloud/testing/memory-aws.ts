/** AWS in memory: what the adapters' contract asks of IAM, S3 and EKS Pod Identity, with faults on demand. */
import { TenantryError } from '../../../model/errors.ts';
import { tenantOfNamespace } from '../../../model/ids.ts';
import type { AccountPlace, Association, AssociationFacts, CloudAccount, CloudPrefixes, CloudRoles, EksCluster, PodIdentities, PrefixPlace, RoleFacts, RoleStep } from '../ports.ts';

interface StoredRole {
  arn: string;
  trust: string;
  boundary: string | undefined;
  tags: Record<string, string>;
  readonly policies: Map<string, string>;
  attached: string[];
  profiles: string[];
}

/** How the next call goes: it fails before its effect, or after it with the answer lost. */
export type Trouble = { readonly when: 'before' | 'after'; readonly error: Error };

export class MemoryAws {
  /** By account and name. */
  readonly roles = new Map<string, StoredRole>();
  /** Keys by bucket; a bucket that is not here is not there. */
  readonly buckets = new Map<string, { readonly account: string; readonly versions: string[]; readonly uploads: string[] }>();
  readonly associations: AssociationFacts[] = [];
  /** The shared role of pod identity. */
  hasSharedRole = true;
  hasCluster: (cluster: EksCluster) => boolean = () => true;
  #made = 0;
  /** `iam read tenant-acme` and so on. */
  readonly calls: string[] = [];
  /** Asked before every call. */
  trouble: (call: string) => Trouble | undefined = () => undefined;
  /** What a read of a role shows: IAM shows changes late. */
  shows: (role: RoleFacts | undefined) => RoleFacts | undefined = (role) => role;
  /** Awaited before every call has its effect. */
  gate: (call: string) => Promise<void> | void = () => {};

  /** The account as the ports see it. */
  account(place: AccountPlace): CloudAccount {
    return { roles: this.#roles(place), prefixes: this.#prefixes(), podIdentities: this.#podIdentities() };
  }

  async #call<T>(name: string, signal: AbortSignal, effect: () => T): Promise<T> {
    this.calls.push(name);
    await this.gate(name);
    if (signal.aborted) throw new TenantryError('CANCELLED', 'aborted');
    const trouble = this.trouble(name);
    if (trouble?.when === 'before') throw trouble.error;
    const result = effect();
    if (trouble !== undefined) throw trouble.error;
    return result;
  }

  #roles(place: AccountPlace): CloudRoles {
    const key = (name: string): string => `${place.accountId}/${name}`;
    return {
      read: (name, signal) => this.#call(`read ${name}`, signal, () => this.shows(factsOf(this.roles.get(key(name))))),
      profilesOf: (name, signal) => this.#call(`profiles ${name}`, signal, () => [...(this.roles.get(key(name))?.profiles ?? [])]),
      apply: (name, step, signal) => this.#call(`${step.kind} ${name}`, signal, () => this.#apply(key(name), name, step)),
      names: (signal) => this.#call('names', signal, () => [...this.roles.keys()].filter((one) => one.startsWith(`${place.accountId}/`)).map((one) => one.slice(place.accountId.length + 1))),
    };
  }

  #apply(key: string, name: string, step: RoleStep): void {
    const role = this.roles.get(key);
    if (step.kind === 'create') {
      if (role !== undefined) throw new TenantryError('ALREADY_EXISTS', `role ${name} is there`);
      const { arn, trust, boundary, tags } = step.role;
      this.roles.set(key, { arn, trust: trust ?? '', boundary, tags: { ...tags }, policies: new Map(), attached: [], profiles: [] });
      return;
    }
    if (role === undefined) {
      if (step.kind.startsWith('delete') || step.kind === 'detach-policy' || step.kind === 'leave-profile') return;
      throw new TenantryError('UNAVAILABLE', `role ${name} is not there`);
    }
    switch (step.kind) {
      case 'set-trust': role.trust = step.trust; return;
      case 'set-boundary': role.boundary = step.boundary; return;
      case 'set-tags': Object.assign(role.tags, step.tags); return;
      case 'put-policy': role.policies.set(step.policy, step.text); return;
      case 'delete-policy': role.policies.delete(step.policy); return;
      case 'detach-policy': role.attached = role.attached.filter((arn) => arn !== step.arn); return;
      case 'leave-profile': role.profiles = role.profiles.filter((profile) => profile !== step.profile); return;
      case 'delete':
        if (role.policies.size + role.attached.length + role.profiles.length > 0) throw new TenantryError('FAILED_PRECONDITION', 'DeleteConflict');
        this.roles.delete(key);
    }
  }

  #prefixes(): CloudPrefixes {
    const bucketOf = ({ bucket, accountId }: PrefixPlace) => {
      const found = this.buckets.get(bucket);
      if (found !== undefined && found.account !== accountId) throw new TenantryError('FAILED_PRECONDITION', `bucket ${bucket} belongs to another account`);
      return found;
    };
    return {
      ensure: (place, signal) => this.#call(`ensure ${place.prefix}`, signal, () => {
        const bucket = bucketOf(place);
        if (bucket === undefined) throw new TenantryError('FAILED_PRECONDITION', `bucket ${place.bucket} is not there`);
        if (!bucket.versions.includes(place.prefix)) bucket.versions.push(place.prefix);
      }),
      empty: (place, signal, gone) => this.#call(`empty ${place.prefix}`, signal, () => {
        const bucket = bucketOf(place);
        if (bucket === undefined) return;
        gone({ objectVersions: takeOut(bucket.versions, place.prefix), multipartUploads: takeOut(bucket.uploads, place.prefix) });
      }),
    };
  }

  #podIdentities(): PodIdentities {
    const isAt = (cluster: EksCluster) => (one: Association): boolean => one.cluster.name === cluster.name && one.cluster.region === cluster.region;
    const indexOf = (wanted: Association): number => this.associations.findIndex((one) => isAt(wanted.cluster)(one) && one.namespace === wanted.namespace && one.serviceAccount === wanted.serviceAccount);
    return {
      isSetUp: async () => this.hasSharedRole,
      list: (cluster, { tenant }, signal) => this.#call(`associations ${cluster.name}`, signal, () => this.associations.filter(isAt(cluster)).filter(({ namespace }) => tenantOfNamespace(namespace) === tenant)),
      create: (association, signal) => this.#call(`associate ${association.namespace}`, signal, () => {
        const { cluster, namespace } = association;
        if (!this.hasCluster(cluster)) throw new TenantryError('FAILED_PRECONDITION', `cluster ${cluster.name} is not in EKS`);
        if (indexOf(association) >= 0) throw new TenantryError('ALREADY_EXISTS', `an association in ${namespace} is there`);
        this.associations.push({ ...association, id: `a-${(this.#made += 1)}`, targetRole: undefined, addOn: undefined });
      }),
      update: (real, { roleArn, policy }, signal) => this.#call(`update ${real.namespace}`, signal, () => {
        const index = this.associations.findIndex(({ id }) => id === real.id);
        const before = this.associations[index];
        if (before === undefined) throw new TenantryError('UNAVAILABLE', `association ${real.id} is not there`);
        this.associations[index] = { ...before, roleArn, policy };
      }),
      remove: (real, signal) => this.#call(`dissociate ${real.namespace}`, signal, () => {
        const index = this.associations.findIndex(({ id }) => id === real.id);
        if (index >= 0) this.associations.splice(index, 1);
      }),
      tenants: (cluster, signal) => this.#call(`tenants ${cluster.name}`, signal, () => [...new Set(this.associations.filter(isAt(cluster)).flatMap(({ namespace }) => tenantOfNamespace(namespace) ?? []))]),
    };
  }
}

function factsOf(role: StoredRole | undefined): RoleFacts | undefined {
  if (role === undefined) return undefined;
  const { profiles: _, ...facts } = role;
  return { ...facts, tags: { ...facts.tags }, policies: new Map(facts.policies), attached: [...facts.attached] };
}

function takeOut(keys: string[], prefix: string): number {
  const kept = keys.filter((key) => !key.startsWith(prefix));
  const taken = keys.length - kept.length;
  keys.splice(0, keys.length, ...kept);
  return taken;
}
