/**
 * Modes and exemptions name rules of admission that exist and may be adjusted. Rules whose failing would be a breach of
 * isolation are always enforced, without exemptions. An exemption is for a tenant that exists, in namespaces of its
 * own, until a day of the calendar.
 */
import type { Adjustments, Exemption } from '../../model/adjustments.ts';
import type { Catalog } from '../../model/catalog.ts';
import { primaryNamespace, tenantOfNamespace } from '../../model/ids.ts';
import { nearest } from '../../model/nearest.ts';
import { quoted } from '../../model/shown.ts';
import type { Policy, Violation } from '../policy.ts';
import { adjustableRuleFaults } from './adjustable-rule.ts';
import { dayOf } from './exemption-days.ts';

export interface AdjustmentSubject {
  readonly adjustments: Adjustments | undefined;
  readonly catalog: Catalog;
}

function modeFaults(path: string, modes: Adjustments['modes'] = {}): Violation[] {
  return Object.keys(modes).flatMap((policy) => adjustableRuleFaults(`${path}[${JSON.stringify(policy)}]`, policy));
}

/** A tenant that was removed since is no fault: its exemptions exempt nobody. */
function tenantFault(path: string, id: string, catalog: Catalog): Violation[] {
  if (catalog.tenant(id) !== undefined || catalog.retired.has(id)) return [];
  const near = nearest(id, [...catalog.tenants()].map((entry) => entry.id));
  return [{ path, message: `tenant ${quoted(id)} does not exist`, fix: near === undefined ? 'remove it' : `did you mean ${quoted(near)}?` }];
}

/** Judged by the name alone, so that a tenant that lets a namespace go cannot make the platform's document faulty. */
function namespaceFault(path: string, { tenant, namespace }: Exemption): Violation[] {
  if (namespace === undefined || tenantOfNamespace(namespace) === tenant) return [];
  return [{ path, message: `namespace ${quoted(namespace)} cannot be one of tenant ${quoted(tenant)}`, fix: `name one such as ${primaryNamespace(tenant)}, or remove the field` }];
}

function exemptionFaults(path: string, exemption: Exemption, catalog: Catalog): Violation[] {
  const noDay = dayOf(exemption.until) === undefined ? [{ path: `${path}.until`, message: `${quoted(exemption.until)} is no day of the calendar`, fix: 'write year-month-day, for instance 2030-01-31' }] : [];
  return [...adjustableRuleFaults(`${path}.policy`, exemption.policy), ...tenantFault(`${path}.tenant`, exemption.tenant, catalog), ...namespaceFault(`${path}.namespace`, exemption), ...noDay];
}

export const admissionRules: Policy<AdjustmentSubject> = {
  id: 'admission-rules',
  check({ adjustments, catalog }) {
    const path = 'spec.admission';
    const byTenant = Object.entries(adjustments?.tenantModes ?? {}).flatMap(([id, modes]) => {
      const place = `${path}.tenantModes[${JSON.stringify(id)}]`;
      return [...tenantFault(place, id, catalog), ...modeFaults(place, modes)];
    });
    const exempted = (adjustments?.exemptions ?? []).flatMap((exemption, index) => exemptionFaults(`${path}.exemptions[${index}]`, exemption, catalog));
    return [...modeFaults(`${path}.modes`, adjustments?.modes), ...byTenant, ...exempted];
  },
};
