/** Roles by the SDK's IAM client. */
import {
  CreateRoleCommand, DeleteRoleCommand, DeleteRolePolicyCommand, DetachRolePolicyCommand, GetRoleCommand, GetRolePolicyCommand, paginateListAttachedRolePolicies,
  paginateListInstanceProfilesForRole, paginateListRolePolicies, paginateListRoles, PutRolePermissionsBoundaryCommand, PutRolePolicyCommand,
  RemoveRoleFromInstanceProfileCommand, TagRoleCommand, UpdateAssumeRolePolicyCommand, type IAMClient,
} from '@aws-sdk/client-iam';
import { TenantryError } from '../../../model/errors.ts';
import type { AccountPlace, CloudRoles, RoleFacts, RoleStep, WantedRole } from '../ports.ts';
import { isMissing, translated } from './aws-errors.ts';

/** Items that one list may have; more is a fault, not a reason to read on for ever. */
const MOST = 10_000;

async function gathered<Page, Item>(pages: AsyncIterable<Page>, itemsOf: (page: Page) => readonly Item[] | undefined): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) {
    items.push(...(itemsOf(page) ?? []));
    if (items.length > MOST) throw new TenantryError('RESOURCE_EXHAUSTED', `a list of IAM has more than ${MOST} entries`);
  }
  return items;
}

function tagList(tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

export class IamRoles implements CloudRoles {
  readonly #client: IAMClient;
  readonly #place: AccountPlace;

  constructor(client: IAMClient, place: AccountPlace) {
    this.#client = client;
    this.#place = place;
  }

  async read(name: string, signal: AbortSignal): Promise<RoleFacts | undefined> {
    try {
      const [{ Role: role }, policies, attached] = await Promise.all([
        this.#client.send(new GetRoleCommand({ RoleName: name }), { abortSignal: signal }),
        this.#policiesOf(name, signal),
        gathered(paginateListAttachedRolePolicies({ client: this.#client }, { RoleName: name }, { abortSignal: signal }), (page) => page.AttachedPolicies),
      ]);
      return {
        arn: role?.Arn ?? '',
        // IAM gives documents as RFC 3986 escaped text.
        trust: decodeURIComponent(role?.AssumeRolePolicyDocument ?? ''),
        boundary: role?.PermissionsBoundary?.PermissionsBoundaryArn,
        tags: Object.fromEntries((role?.Tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? ''])),
        policies,
        attached: attached.map(({ PolicyArn }) => PolicyArn ?? ''),
      };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw translated(error, 'iam:GetRole');
    }
  }

  async #policiesOf(name: string, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    const names = await gathered(paginateListRolePolicies({ client: this.#client }, { RoleName: name }, { abortSignal: signal }), (page) => page.PolicyNames);
    const texts = await Promise.all(names.map((policy) => this.#client.send(new GetRolePolicyCommand({ RoleName: name, PolicyName: policy }), { abortSignal: signal })));
    return new Map(texts.map(({ PolicyName, PolicyDocument }) => [PolicyName ?? '', decodeURIComponent(PolicyDocument ?? '')]));
  }

  async profilesOf(name: string, signal: AbortSignal): Promise<readonly string[]> {
    try {
      const profiles = await gathered(paginateListInstanceProfilesForRole({ client: this.#client }, { RoleName: name }, { abortSignal: signal }), (page) => page.InstanceProfiles);
      return profiles.map(({ InstanceProfileName }) => InstanceProfileName ?? '');
    } catch (error) {
      if (isMissing(error)) return [];
      throw translated(error, 'iam:ListInstanceProfilesForRole');
    }
  }

  async names(signal: AbortSignal): Promise<readonly string[]> {
    try {
      const roles = await gathered(paginateListRoles({ client: this.#client }, { PathPrefix: this.#place.rolePath }, { abortSignal: signal }), (page) => page.Roles);
      return roles.map(({ RoleName }) => RoleName ?? '');
    } catch (error) {
      throw translated(error, 'iam:ListRoles');
    }
  }

  async apply(name: string, step: RoleStep, signal: AbortSignal): Promise<void> {
    const goes = step.kind.startsWith('delete') || step.kind === 'detach-policy' || step.kind === 'leave-profile';
    try {
      await this.#send(name, step, { abortSignal: signal });
    } catch (error) {
      if (goes && isMissing(error)) return;
      throw translated(error, `iam, ${step.kind} of role ${name},`);
    }
  }

  async #send(name: string, step: RoleStep, options: { readonly abortSignal: AbortSignal }): Promise<unknown> {
    const client = this.#client;
    const of = { RoleName: name };
    switch (step.kind) {
      case 'create': return await this.#create(step.role, options);
      case 'set-trust': return await client.send(new UpdateAssumeRolePolicyCommand({ ...of, PolicyDocument: step.trust }), options);
      case 'set-boundary': return await client.send(new PutRolePermissionsBoundaryCommand({ ...of, PermissionsBoundary: step.boundary }), options);
      case 'set-tags': return await client.send(new TagRoleCommand({ ...of, Tags: tagList(step.tags) }), options);
      case 'put-policy': return await client.send(new PutRolePolicyCommand({ ...of, PolicyName: step.policy, PolicyDocument: step.text }), options);
      case 'delete-policy': return await client.send(new DeleteRolePolicyCommand({ ...of, PolicyName: step.policy }), options);
      case 'detach-policy': return await client.send(new DetachRolePolicyCommand({ ...of, PolicyArn: step.arn }), options);
      case 'leave-profile': return await client.send(new RemoveRoleFromInstanceProfileCommand({ ...of, InstanceProfileName: step.profile }), options);
      case 'delete': return await client.send(new DeleteRoleCommand(of), options);
    }
  }

  async #create({ name, path, trust, boundary, tags, arn }: WantedRole, options: { readonly abortSignal: AbortSignal }): Promise<void> {
    const made = await this.#client.send(new CreateRoleCommand({ RoleName: name, Path: path, AssumeRolePolicyDocument: trust, PermissionsBoundary: boundary, Tags: tagList(tags), Description: 'Made by tenantry; changes by hand are undone.' }), options);
    const account = made.Role?.Arn?.split(':')[4];
    if (account === undefined || account === this.#place.accountId) return;
    // Nobody would look for it there again.
    await this.#client.send(new DeleteRoleCommand({ RoleName: name }), options);
    throw new TenantryError('FAILED_PRECONDITION', `the credentials belong to account ${account}, and ${arn} is in ${this.#place.accountId}; give that account a profile (docs/cloud.md)`);
  }
}
