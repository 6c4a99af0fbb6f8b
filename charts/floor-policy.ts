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
  /** Policy id; the objects are called `tenantry-<id>`. */
  readonly id: string;
  readonly resourceRules: readonly ResourceRule[];
  readonly namespaceSelector?: NamespaceSelector;
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

export class FloorPolicy extends Construct {
  constructor(scope: Construct, rule: FloorRule) {
    super(scope, rule.id);
    const name = `tenantry-${rule.id}`;
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
