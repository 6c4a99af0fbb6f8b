/**
 * Services of tenants take the cluster IP that they are given, or none at all (None). Whoever chooses one can take the
 * address that another tenant's Service has just given up, and with it the calls of those who still know that address. An
 * update keeps what is there.
 */
import { quoted } from '../../../model/shown.ts';
import type { Violation } from '../../policy.ts';
import { fieldOf, listAt, objectAt, type Json } from '../json.ts';
import { isExcused, writesSpec } from '../scope.ts';
import type { AdmissionPolicy } from '../subject.ts';

const FIX = 'leave it out, or write None for a headless Service';

/** What a Service may state without having been given it: nothing, or that it wants none. */
function isChosen(address: Json | undefined, given: readonly (Json | undefined)[]): boolean {
  return address !== undefined && address !== null && address !== '' && address !== 'None' && !given.includes(address);
}

export const clusterIp: AdmissionPolicy = {
  id: 'cluster-ip',
  title: 'Services do not choose their cluster IP',
  level: 'breach',
  judges: (request) => writesSpec(request, '', 'services'),
  check(subject) {
    if (isExcused(subject)) return [];
    const { object, oldObject } = subject.request;
    const spec = objectAt(object, 'spec');
    const given = [fieldOf(objectAt(oldObject, 'spec'), 'clusterIP'), ...listAt(oldObject, 'spec', 'clusterIPs')];
    const stated = [{ path: 'spec.clusterIP', address: fieldOf(spec, 'clusterIP') }, ...listAt(spec, 'clusterIPs').map((address, index) => ({ path: `spec.clusterIPs[${index}]`, address }))];
    return stated.filter(({ address }) => isChosen(address, given)).map(({ path, address }): Violation => ({
      path, message: `cluster IP ${typeof address === 'string' ? quoted(address) : 'that is no text'} is the tenant's own choice`, fix: FIX,
    }));
  },
};
