/**
 * exemption-days: an exemption is short. One that has ended already exempts nothing and should go; one that ends in more
 * than half a year is a rule that nobody follows. Both depend on today, so that only `check` asks: nothing that was
 * accepted may stop being published because a day went by.
 */
import type { Catalog } from '../../model/catalog.ts';
import type { Exemption } from '../../model/adjustments.ts';
import { sortFaults, type Fault } from '../../model/fault.ts';
import { clusterFile, PLATFORM_FILE } from '../../model/layout.ts';

/** Days from today that an exemption may last. */
export const MOST_EXEMPTION_DAYS = 180;
const DAY_MS = 86_400_000;
const ID = 'exemption-days';

/** Milliseconds since 1970 of the day's beginning in UTC; undefined for what is no day, such as February 30. */
export function dayOf(text: string): number | undefined {
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? undefined : at;
}

export interface ExemptionDays {
  /** Exemptions that are over: to be told, and no reason to fail. */
  readonly ended: readonly Fault[];
  /** Exemptions that last too long. */
  readonly tooLong: readonly Fault[];
}

interface Placed {
  readonly file: string;
  readonly path: string;
  readonly exemption: Exemption;
}

function exemptionsIn({ platform, clusters }: Catalog): Placed[] {
  const documents = [{ file: PLATFORM_FILE, spec: platform.spec }, ...[...clusters.values()].map(({ metadata, spec }) => ({ file: clusterFile(metadata.name), spec }))];
  return documents.flatMap(({ file, spec }) => (spec.admission?.exemptions ?? []).map((exemption, index) => ({ file, path: `spec.admission.exemptions[${index}].until`, exemption })));
}

/** Exemptions to be told of on a day; `nowMs` is milliseconds since 1970. Lines are 0: see model/locate.ts. */
export function exemptionDays(catalog: Catalog, nowMs: number): ExemptionDays {
  const ended: Fault[] = [];
  const tooLong: Fault[] = [];
  for (const { file, path, exemption } of exemptionsIn(catalog)) {
    const day = dayOf(exemption.until);
    if (day === undefined) continue;
    const place = { file, line: 0, path, policy: ID };
    const days = Math.ceil((day - nowMs) / DAY_MS);
    const what = `the exemption of tenant ${exemption.tenant} from ${exemption.policy}`;
    if (nowMs >= day) ended.push({ ...place, message: `${what} ended on ${exemption.until} and exempts nothing any more`, fix: 'remove it' });
    if (days > MOST_EXEMPTION_DAYS) tooLong.push({ ...place, message: `${what} ends in ${days} days`, fix: `choose a day within ${MOST_EXEMPTION_DAYS} days; it can be renewed` });
  }
  return { ended: sortFaults(ended), tooLong: sortFaults(tooLong) };
}
