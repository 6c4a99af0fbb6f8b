/**
 * A ValidatingAdmissionPolicy with its binding: rules of isolation whose failing would be a breach. The API server
 * judges them in its own process and refuses when it cannot, so they hold while the webhook is down or not yet there.
 */
import { Construct } from 'constructs';
import { ManifestObject } from './manifest-object.ts';
import { MANAGED_LABEL, TENANT_LABEL } from './names.ts';

const API = 'admissionregistration.k8s.io/v1';

export interface ResourceRule {
  readonly apiGroups: readonly string[];
  readonly apiVersions: readonly string[];
  readonly operations: readonly ('CREATE' | 'UPDATE' | 'DELETE' | 'CONNECT')[];
  readonly resources: readonly string[];
}

export interface NamespaceSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly { readonly key: string; readonly operator: string; readonly values?: readonly string[] }[];
}

/** A CEL expression under a name. */
export interface NamedExpression {
  readonly name: string;
  readonly expression: string;
}

export interface Validation {
  /** CEL; false refuses. */
  readonly expression: string;
  /** `what is wrong; how to fix it`, shown when the message expression fails. */
  readonly message: string;
  /** CEL that gives the message with names in it. */
  readonly messageExpression?: string;
}

export interface FloorRule {
  /** Policy id, with `part` where one rule takes several policies of the API server. */
  readonly id: string;
  readonly part?: string;
  readonly resourceRules: readonly ResourceRule[];
  readonly namespaceSelector?: NamespaceSelector;
  /**
   * Labels of the object as it was or as it would be. Far cheaper than a condition that looks at them: the API server
   * turns object and old object inside out for the first expression of each policy, on every write in its reach.
   */
  readonly objectSelector?: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly matchConditions: readonly NamedExpression[];
  readonly variables?: readonly NamedExpression[];
  readonly validations: readonly Validation[];
}

/** Every kind and subresource that can be written; a CRD that comes tomorrow is covered. */
export const EVERYTHING: ResourceRule = { apiGroups: ['*'], apiVersions: ['*'], operations: ['CREATE', 'UPDATE', 'DELETE'], resources: ['*/*'] };

/** Namespaces of tenants. Only the platform can write these labels. */
export const TENANT_NAMESPACES: NamespaceSelector = {
  matchLabels: { [MANAGED_LABEL]: 'true' },
  matchExpressions: [{ key: TENANT_LABEL, operator: 'Exists' }],
};

function refusal(id: string, { message, messageExpression, expression }: Validation): Record<string, string> {
  const prefix = `[tenantry/${id}] `;
  return {
    expression,
    message: `${prefix}${message}`,
    reason: 'Forbidden',
    ...(messageExpression === undefined ? {} : { messageExpression: `'${prefix}' + ${messageExpression}` }),
  };
}

/** What its policy and binding are called. */
export function floorName({ id, part }: Pick<FloorRule, 'id' | 'part'>): string {
  return part === undefined ? `tenantry-${id}` : `tenantry-${id}-${part}`;
}

export class FloorPolicy extends Construct {
  constructor(scope: Construct, rule: FloorRule) {
    const name = floorName(rule);
    super(scope, name);
    new ManifestObject(this, 'policy', {
      apiVersion: API,
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name },
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: {
          matchPolicy: 'Equivalent',
          resourceRules: rule.resourceRules,
          ...(rule.namespaceSelector === undefined ? {} : { namespaceSelector: rule.namespaceSelector }),
          ...(rule.objectSelector === undefined ? {} : { objectSelector: rule.objectSelector }),
        },
        matchConditions: rule.matchConditions,
        ...(rule.variables === undefined ? {} : { variables: rule.variables }),
        validations: rule.validations.map((validation) => refusal(rule.id, validation)),
      },
    });
    new ManifestObject(this, 'binding', {
      apiVersion: API,
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name },
      spec: { policyName: name, validationActions: ['Deny'] },
    });
  }
}
