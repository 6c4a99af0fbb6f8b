/** An empty AWS that fails for chosen tenants. */
import { TenantryError } from '../../../model/errors.ts';
import type { CloudAccounts } from '../../cloud/ports.ts';

export interface FailingAws {
  readonly accounts: CloudAccounts;
  failing: (tenant: string) => boolean;
}

export function memoryAws(): FailingAws {
  const aws: FailingAws = {
    failing: () => false,
    accounts: () => ({
      roles: {
        read: (name) => answer(name.replace('tenant-', ''), undefined),
        profilesOf: (name) => answer(name.replace('tenant-', ''), []),
        apply: (name) => answer(name.replace('tenant-', ''), undefined),
        names: async () => [],
      },
      prefixes: {
        ensure: ({ prefix }) => answer(prefix.split('/')[1] ?? '', undefined),
        empty: ({ prefix }) => answer(prefix.split('/')[1] ?? '', undefined),
      },
      podIdentities: {
        isSetUp: async () => true,
        list: (_cluster, { tenant }) => answer(tenant, []),
        create: async () => undefined,
        update: async () => undefined,
        remove: async () => undefined,
        tenants: async () => [],
      },
    }),
  };
  const answer = async <T>(tenant: string, value: T): Promise<T> => {
    if (aws.failing(tenant)) throw new TenantryError('UNAVAILABLE', 'AWS is away');
    return value;
  };
  return aws;
}
