/** Brings one tenant's roles, associations and prefix to what is wanted, and takes them away. May be cut off anywhere. */
import { TenantryError } from '../../model/errors.ts';
import { canonicalPolicy, OWNER_TAG, TENANT_TAG } from './policy/statement.ts';
import type { AccountPlace, Association, CloudAccounts, EmptiedPrefix, WantedRole } from './ports.ts';
import { assertOurs, removalSteps, roleSteps } from './role-plan.ts';
import type { WantedAccount, WantedCloud } from './wanted.ts';

/** IAM shows a change late: after so many looks the rest is left to a later pass. */
const ROUNDS = 4;
/** Between two looks at what was just changed, milliseconds; doubled each time. */
const LOOK_MS = 200;

export interface KeeperOptions {
  readonly accounts: CloudAccounts;
  /** Waits, or rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

export class TenantKeeper {
  readonly #options: KeeperOptions;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /**
   * Everything wanted is made or repaired before anything goes: a tenant that changes its strategy has both meanwhile.
   * Gives what was done, one word a call.
   * @throws TenantryError the first thing that keeps it from being so
   */
  async ensure(wanted: WantedCloud, signal: AbortSignal): Promise<readonly string[]> {
    const done: string[] = [];
    for (const { place, role } of wanted.accounts) if (role !== undefined) done.push(...(await this.#ensureRole(place, role, signal)));
    if (wanted.prefix !== undefined) await this.#options.accounts(wanted.prefix.account).prefixes.ensure(wanted.prefix.place, signal);
    for (const account of wanted.accounts) done.push(...(await this.#ensureAssociations(account, signal)));
    if (wanted.faults.length > 0) throw new TenantryError('FAILED_PRECONDITION', wanted.faults.join('; '));
    const gone = await this.release(wanted, signal);
    return [...done, ...gone.map((arn) => `remove ${arn}`)];
  }

  /** Removes what is there and not wanted; gives the ARNs of roles. @throws TenantryError */
  async release(wanted: WantedCloud, signal: AbortSignal): Promise<readonly string[]> {
    const { tenant, owner, accounts } = wanted;
    const gone: string[] = [];
    for (const account of accounts) {
      await this.#dropAssociations(account, wanted, signal);
      if (account.role !== undefined) continue;
      const arn = await this.removeRole(account.place, account.roleName, { owner, tenant, signal });
      if (arn !== undefined) gone.push(arn);
    }
    return gone;
  }

  /** Removes the role, if it is there and ours; gives its ARN. @throws TenantryError */
  async removeRole(place: AccountPlace, name: string, { owner, tenant, signal }: { readonly owner: string; readonly tenant: string; readonly signal: AbortSignal }): Promise<string | undefined> {
    const { roles } = this.#options.accounts(place);
    let arn: string | undefined;
    for (let round = 0; round < ROUNDS; round += 1) {
      const real = await roles.read(name, signal);
      if (real === undefined) return arn;
      assertOurs(name, real, { [OWNER_TAG]: owner, [TENANT_TAG]: tenant });
      ({ arn } = real);
      for (const step of removalSteps(real, await roles.profilesOf(name, signal))) await roles.apply(name, step, signal);
      await this.#options.sleep(LOOK_MS * 2 ** round, signal);
    }
    throw notShown(`role ${name} is gone`);
  }

  /** Takes every object of the tenant. */
  async emptyPrefix({ place, account }: NonNullable<WantedCloud['prefix']>, signal: AbortSignal): Promise<EmptiedPrefix> {
    return await this.#options.accounts(account).prefixes.empty(place, signal);
  }

  async #ensureRole(place: AccountPlace, wanted: WantedRole, signal: AbortSignal): Promise<readonly string[]> {
    const { roles } = this.#options.accounts(place);
    const done: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const real = await roles.read(wanted.name, signal);
      const steps = roleSteps(wanted, real);
      if (steps.length === 0) {
        assertArn(wanted, real?.arn);
        return done;
      }
      for (const step of steps) await applyOnce(() => roles.apply(wanted.name, step, signal));
      done.push(...steps.map(({ kind }) => kind));
      if (round > 0) await this.#options.sleep(LOOK_MS * 2 ** round, signal);
    }
    throw notShown(`role ${wanted.name} is as it was set`);
  }

  async #ensureAssociations({ place, associations }: WantedAccount, signal: AbortSignal): Promise<readonly string[]> {
    const done: string[] = [];
    if (associations.length === 0) return done;
    const { podIdentities } = this.#options.accounts(place);
    if (podIdentities === undefined) throw new TenantryError('FAILED_PRECONDITION', 'strategy pod-identity needs a client of EKS, which this release has not; use role-per-tenant (platform.yaml, aws.strategy)');
    for (const cluster of new Set(associations.map((one) => one.cluster))) {
      const here = associations.filter((one) => one.cluster === cluster);
      const found = await podIdentities.list(cluster, here[0]?.tags[TENANT_TAG] ?? '', signal);
      for (const wanted of here) {
        const real = found.find((one) => isSame(one, wanted));
        if (real !== undefined) assertOurAssociation(real, wanted.tags);
        if (real !== undefined && isAlike(real, wanted)) continue;
        await podIdentities.put(wanted, signal);
        done.push(`associate ${wanted.namespace}`);
      }
    }
    return done;
  }

  async #dropAssociations({ place, associations, eksClusters }: WantedAccount, { tenant, owner }: WantedCloud, signal: AbortSignal): Promise<void> {
    const { podIdentities } = this.#options.accounts(place);
    if (podIdentities === undefined) return;
    for (const cluster of eksClusters) {
      const found = await podIdentities.list(cluster, tenant, signal);
      const extra = found.filter((one) => one.tags[OWNER_TAG] === owner && one.tags[TENANT_TAG] === tenant && !associations.some((wanted) => isSame(one, wanted)));
      for (const one of extra) await podIdentities.remove(one, signal);
    }
  }
}

/** A role that is there although it was just to be made: an answer got lost, or somebody has it. The next look tells. */
async function applyOnce(apply: () => Promise<void>): Promise<void> {
  try {
    await apply();
  } catch (error) {
    if (!(error instanceof TenantryError && error.code === 'ALREADY_EXISTS')) throw error;
  }
}

function notShown(what: string): TenantryError {
  return new TenantryError('UNAVAILABLE', `AWS does not show yet that ${what}`);
}

function assertArn({ name, arn }: WantedRole, real: string | undefined): void {
  // Not there, since its trust cannot be said: the faults say why.
  if (real === undefined || real === arn) return;
  throw new TenantryError('FAILED_PRECONDITION', `role ${name} was found as ${real}, and the cluster's document means ${arn}: the credentials belong to another account, or the role lies under another path`);
}

function isSame(a: Association, b: Association): boolean {
  return a.cluster === b.cluster && a.namespace === b.namespace && a.serviceAccount === b.serviceAccount;
}

function isAlike(real: Association, wanted: Association): boolean {
  return real.roleArn === wanted.roleArn && canonicalPolicy(real.policy) === canonicalPolicy(wanted.policy);
}

function assertOurAssociation(real: Association, tags: Readonly<Record<string, string>>): void {
  if (real.tags[OWNER_TAG] === tags[OWNER_TAG] && real.tags[TENANT_TAG] === tags[TENANT_TAG]) return;
  throw new TenantryError('FAILED_PRECONDITION', `service account ${real.namespace}/${real.serviceAccount} in ${real.cluster} has a pod identity association that is not ours; remove it`);
}
