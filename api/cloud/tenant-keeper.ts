/** Brings one tenant's roles, associations and prefix to what is wanted, and takes them away. May be cut off anywhere. */
import { TenantryError } from '../../model/errors.ts';
import { AssociationKeeper, type EnsuredAssociations } from './association-keeper.ts';
import { OWNER_TAG, TENANT_TAG } from './policy/statement.ts';
import type { AccountPlace, CloudAccounts, EmptiedPrefix, WantedRole } from './ports.ts';
import { assertOurs, removalSteps, roleSteps } from './role-plan.ts';
import { applyOnce, LOOK_MS, notShown, ROUNDS } from './rounds.ts';
import type { WantedAccount, WantedCloud } from './wanted.ts';

export interface KeeperOptions {
  readonly accounts: CloudAccounts;
  /** Waits, or rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

type AssociationsOfAccount = EnsuredAssociations & { readonly account: WantedAccount };

export class TenantKeeper {
  readonly #options: KeeperOptions;
  readonly #associations: AssociationKeeper;

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#associations = new AssociationKeeper(options);
  }

  /**
   * Everything wanted is made or repaired before anything goes: a tenant that changes its strategy has both meanwhile.
   * One that is suspended loses its associations first, whatever else cannot be done. Gives what was done, one word a call.
   * @throws TenantryError the first thing that keeps it from being so
   */
  async ensure(wanted: WantedCloud, signal: AbortSignal): Promise<readonly string[]> {
    const done: string[] = [];
    if (wanted.isSuspended) done.push(...(await this.#removeExtra(await this.#ensureAssociations(wanted, signal), signal)));
    for (const { place, role } of wanted.accounts) if (role !== undefined) done.push(...(await this.#ensureRole(place, role, signal)));
    if (wanted.prefix !== undefined) await this.#options.accounts(wanted.prefix.account).prefixes.ensure(wanted.prefix.place, signal);
    const found = wanted.isSuspended ? [] : await this.#ensureAssociations(wanted, signal);
    if (wanted.faults.length > 0) throw new TenantryError('FAILED_PRECONDITION', wanted.faults.join('; '));
    done.push(...(await this.#removeExtra(found, signal)));
    await this.#releaseRoles(wanted, signal, (arn) => done.push(`remove ${arn}`));
    return done;
  }

  /** Removes everything that is the tenant's, where nothing is wanted; tells the ARN of each role that went. @throws TenantryError */
  async release(nothing: WantedCloud, signal: AbortSignal, gone: (arn: string) => void): Promise<void> {
    await this.#removeExtra(await this.#ensureAssociations(nothing, signal), signal);
    await this.#releaseRoles(nothing, signal, gone);
  }

  async #ensureAssociations(wanted: WantedCloud, signal: AbortSignal): Promise<readonly AssociationsOfAccount[]> {
    const found: AssociationsOfAccount[] = [];
    for (const account of wanted.accounts) found.push({ account, ...(await this.#associations.ensure(account, wanted, signal)) });
    return found;
  }

  async #removeExtra(found: readonly AssociationsOfAccount[], signal: AbortSignal): Promise<readonly string[]> {
    const calls: string[] = [];
    for (const { account, done, extra } of found) calls.push(...done, ...(await this.#associations.remove(account, extra, signal)));
    return calls;
  }

  async #releaseRoles({ tenant, owner, accounts }: WantedCloud, signal: AbortSignal, gone: (arn: string) => void): Promise<void> {
    for (const { place, role, roleName } of accounts) {
      if (role !== undefined) continue;
      const arn = await this.removeRole(place, roleName, { owner, tenant, signal });
      if (arn !== undefined) gone(arn);
    }
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
  async emptyPrefix({ place, account }: NonNullable<WantedCloud['prefix']>, signal: AbortSignal, gone: (part: EmptiedPrefix) => void): Promise<void> {
    await this.#options.accounts(account).prefixes.empty(place, signal, gone);
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
}

function assertArn({ name, arn }: WantedRole, real: string | undefined): void {
  // Not there, since its trust cannot be said: the faults say why.
  if (real === undefined || real === arn) return;
  throw new TenantryError('FAILED_PRECONDITION', `role ${name} was found as ${real}, and the cluster's document means ${arn}: the credentials belong to another account, or the role lies under another path`);
}
