/**
 * How strictly the adjustable rules of admission hold, so that a cluster with workloads can adopt them step by step.
 * Only the platform's documents (Platform, Cluster) loosen a rule, for all tenants or for one; a tenant's own document
 * can take that back for itself and nothing else. Which rules are adjustable is for policies/ to say.
 */
import Type, { type Static, type TObject } from 'typebox';
import { choice, closed, Name } from './document.ts';
import { NAME_PATTERN } from './names.ts';

const Mode = choice(['enforce', 'warn', 'audit'], { description: 'enforce refuses, warn tells the person who asks, audit only writes it into the audit log.' });
const PolicyId = Type.String({ pattern: NAME_PATTERN, minLength: 1, maxLength: 63, description: 'Id of a rule of admission, as refusals name it after tenantry/.' });
const Modes = Type.Record(PolicyId, Mode, { maxProperties: 64, additionalProperties: false, description: 'Mode by rule; a rule that is not named is enforced.' });

const Scope = {
  namespace: Type.Optional(Name('One namespace of the tenant; all of them if absent.', 63)),
  kind: Type.Optional(Type.String({ pattern: '^[A-Z][A-Za-z0-9]*$', maxLength: 63, description: 'Kind of the object, such as Deployment; pods that come of one are of kind Pod. Every kind if absent.' })),
  name: Type.Optional(Type.String({ pattern: '^[a-z0-9][a-z0-9.:-]*\\*?$', maxLength: 253, description: 'Name of the object, or its beginning before a *; every name if absent.' })),
};
const Until = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: 'First day on which it does not hold any more, from 00:00 UTC.' });
const Reason = Type.String({ minLength: 3, maxLength: 300, description: 'Why, for whoever reads it a year later.' });

const Exemption = closed({ policy: PolicyId, tenant: Name('Tenant, by id.'), ...Scope, reason: Reason, until: Until }, 'A rule that is not enforced on some objects of one tenant until a day.');
export type Exemption = Static<typeof Exemption>;

/** Fields of the platform's and a cluster's `spec.admission`. */
export const Adjustments = {
  modes: Type.Optional(Modes),
  tenantModes: Type.Optional(Type.Record(Name('Tenant, by id.'), Modes, { maxProperties: 1000, additionalProperties: false, description: 'Modes of single tenants; they go before those of all.' })),
  exemptions: Type.Optional(Type.Array(Exemption, { maxItems: 500 })),
};
export type Adjustments = Static<TObject<typeof Adjustments>>;

/** A tenant's own `spec.admission`: it can only tighten. */
export const TenantAdmission = closed({
  enforce: Type.Optional(Type.Array(PolicyId, { maxItems: 64, uniqueItems: true, description: 'Rules that are enforced here though the platform only warns.' })),
});

/** Beside it in the Tenant object of a cluster: what holds for the tenant there; written by rendering only. */
export interface EffectiveAdmission {
  readonly modes?: Adjustments['modes'];
  readonly exemptions?: readonly Omit<Exemption, 'tenant'>[];
}
