/**
 * Whether a caller may make a call. Another tenant's id is answered exactly like an unknown one: a caller who is not in
 * the tenant is refused before anybody looks whether it is there, with the words of the service for one that is not.
 */
import type { DescMethod, Message } from '@bufbuild/protobuf';
import { TenantryError } from '../../model/errors.ts';
import { quoted } from '../../model/shown.ts';
import { unknownTenant } from '../accounts/state-changes.ts';
import { unknownOperation } from '../operations/unknown-operation.ts';
import type { Identity, TenantPersona } from './identity.ts';
import { ruleOf, type Rule } from './rules.ts';

export interface AuthorizationOptions {
  /** The tenant of an operation, if it is one of these; looked up alike whether it is another one's or not there. */
  readonly tenantOfOperation: (operationId: string, tenants: readonly string[]) => string | undefined;
}

/** A field that is a text; empty for a message without it. */
export function textField(request: Message, field: 'organizationId' | 'operationId' | 'requestId'): string {
  const value: unknown = field in request ? request[field as keyof Message] : undefined;
  return typeof value === 'string' ? value : '';
}

function personaList(personas: readonly TenantPersona[]): string {
  return personas.length === 0 ? 'the persona platform admin' : `the persona ${personas.map((persona) => `tenant ${persona}`).join(' or ')}`;
}

function denied(desc: DescMethod, what: string): TenantryError {
  return new TenantryError('PERMISSION_DENIED', `${desc.name} ${what}`);
}

/** The tenant that the request is about, if the caller is in it. @throws TenantryError NOT_FOUND, whatever there is */
function ownTenant(rule: Rule, request: Message, { identity, options }: { readonly identity: Identity; readonly options: AuthorizationOptions }): string {
  if (rule.tenant === 'operation') {
    const id = textField(request, 'operationId');
    const tenant = options.tenantOfOperation(id, [...identity.tenants.keys()]);
    if (tenant === undefined) throw unknownOperation(quoted(id));
    return tenant;
  }
  const id = textField(request, 'organizationId');
  if (!identity.tenants.has(id)) throw unknownTenant(quoted(id));
  return id;
}

function assertPersona(desc: DescMethod, rule: Rule, request: Message, around: { readonly identity: Identity; readonly options: AuthorizationOptions }): void {
  const { tenants } = around.identity;
  const personas = rule.who as readonly TenantPersona[];
  if (rule.tenant === 'service' || rule.tenant === 'none') {
    if (![...tenants.values()].some((persona) => personas.includes(persona))) throw denied(desc, `needs ${personaList(personas)}; ask who administers the platform's groups`);
    return;
  }
  const tenant = ownTenant(rule, request, around);
  const persona = tenants.get(tenant);
  if (persona === undefined || !personas.includes(persona)) throw denied(desc, `needs ${personaList(personas)}; you are tenant ${persona ?? 'nobody'} in ${quoted(tenant)}`);
}

/** Lets the call pass. @throws TenantryError UNAUTHENTICATED, PERMISSION_DENIED or NOT_FOUND */
export function authorize(options: AuthorizationOptions, call: { readonly desc: DescMethod; readonly request: Message; readonly identity: Identity | undefined }): void {
  const { desc, request, identity } = call;
  const rule = ruleOf(desc.parent.typeName, desc.name);
  if (rule === undefined) throw denied(desc, 'has no rule that says who may call it, so nobody may');
  if (rule.who === 'everyone') return;
  if (identity === undefined) throw new TenantryError('UNAUTHENTICATED', 'this call needs credentials');
  if (rule.who === 'callers' || identity.platformAdmin) return;
  assertPersona(desc, rule, request, { identity, options });
  const reason = rule.beyond?.(request);
  if (reason !== undefined) throw denied(desc, `is not yours with these fields: ${reason}`);
}
