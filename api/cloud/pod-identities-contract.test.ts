/** The contract of pod identity in memory, and on the SDK over a server that speaks as EKS; and our rights to its calls. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAwsAccounts, type AwsAccounts } from './aws/aws-accounts.ts';
import { EMBEDDED_CREDENTIALS } from './embedded-aws.ts';
import { ACCOUNT, BUCKET, PLACE } from './testing/cloud-fixtures.ts';
import { startEksServer, type EksServer } from './testing/eks-server.ts';
import { MemoryAws } from './testing/memory-aws.ts';
import { podIdentitiesContract, type PodIdentityWorld } from './testing/pod-identities.contract.ts';
import { callsOutsideOfRights, recordCalls, RIGHTS, type RecordedCall } from './testing/recorded-calls.ts';

const soon = (): AbortSignal => AbortSignal.timeout(30_000);
const CLUSTER = { name: 'local', region: 'us-east-1' };

function memory(): MemoryAws {
  const aws = new MemoryAws();
  aws.buckets.set(BUCKET, { account: ACCOUNT, versions: [], uploads: [] });
  return aws;
}

podIdentitiesContract('in memory', async (): Promise<PodIdentityWorld> => {
  const aws = memory();
  return {
    account: aws.account(PLACE),
    change: (namespace, change) => aws.associations.forEach((one, index) => {
      if (one.namespace === namespace) aws.associations[index] = { ...one, ...change };
    }),
    all: () => aws.associations.map((one) => [one.namespace, JSON.stringify(one)]),
    dropCluster: () => (aws.hasCluster = () => false),
    dropSharedRole: () => (aws.hasSharedRole = false),
  };
});

describe('over HTTP', () => {
  let eks: EksServer;
  let accounts: AwsAccounts;
  let clock = 0;
  let answer: 'there' | 'missing' | 'denied' = 'there';
  const calls: RecordedCall[] = [];

  /** IAM's part of the account: is the shared role there? */
  function answerRole(client: object): void {
    const { middlewareStack } = client as { readonly middlewareStack: { add(middleware: unknown, options: object): void } };
    middlewareStack.add((next: (args: unknown) => unknown, { commandName }: { readonly commandName?: string }) => (args: unknown) => {
      if (commandName !== 'GetRoleCommand') return next(args);
      if (answer !== 'there') throw Object.assign(new Error('IAM'), { name: answer === 'missing' ? 'NoSuchEntityException' : 'AccessDenied' });
      return { output: { Role: {} }, response: {} };
    }, { step: 'initialize', name: 'answerRole', priority: 'low' });
  }

  function open(): void {
    accounts = createAwsAccounts({ endpoint: eks.endpoint, credentials: EMBEDDED_CREDENTIALS, now: () => clock, onClient: (client) => (recordCalls(client, calls), answerRole(client)) });
  }

  beforeEach(async () => {
    [eks, answer] = [await startEksServer('local'), 'there'];
    open();
  });
  afterEach(async () => {
    accounts.close();
    await eks.close();
  });
  const port = () => accounts.account(PLACE).podIdentities ?? expect.fail('none');

  // Roles and objects are moto's, elsewhere; here only EKS speaks.
  podIdentitiesContract('EKS through the SDK', async (): Promise<PodIdentityWorld> => ({
    account: { ...memory().account(PLACE), podIdentities: port() },
    change: (namespace, { targetRole, addOn, policy, ...change }) => {
      for (const one of eks.associations.filter((stored) => stored.namespace === namespace)) {
        Object.assign(one, change, targetRole === undefined ? {} : { targetRoleArn: targetRole }, addOn === undefined ? {} : { ownerArn: addOn }, policy === undefined ? {} : { policy });
        if (policy === '') delete one.policy;
      }
    },
    all: () => eks.associations.map((one) => [one.namespace, JSON.stringify(one)]),
    dropCluster: () => void eks.clusters.clear(),
    dropSharedRole: () => (answer = 'missing'),
  }));

  function fill(count: number): void {
    for (let index = 0; index < count; index += 1) {
      eks.associations.push({ associationId: `b-${index}`, clusterName: 'local', namespace: `tenant-t${index}`, serviceAccount: 'tenantry-workload', roleArn: 'arn:x', tags: {}, disableSessionTags: true });
    }
  }

  it('reads every page, and a whole cluster once a minute for all who ask', async () => {
    fill(250);
    const all = await Promise.all([port().tenants(CLUSTER, soon()), port().tenants(CLUSTER, soon())]);
    expect([all[0]?.length, all[1]?.length, eks.calls]).toEqual([250, 250, ['List', 'List', 'List']]);
    eks.associations.push({ associationId: 'new', clusterName: 'local', namespace: 'tenant-acme--dev', serviceAccount: 'x', roleArn: 'arn:x', tags: {}, disableSessionTags: true });
    clock += 59_999;
    expect([(await port().tenants(CLUSTER, soon())).length, await port().list(CLUSTER, { tenant: 'acme', namespaces: [] }, soon())]).toEqual([250, []]);
    // Of a namespace that is asked for by name it knows better.
    expect((await port().list(CLUSTER, { tenant: 'acme', namespaces: ['tenant-acme--dev'] }, soon())).map(({ id }) => id)).toEqual(['new']);
    clock += 1;
    expect([(await port().tenants(CLUSTER, soon())).length, (await port().list(CLUSTER, { tenant: 'acme', namespaces: [] }, soon())).map(({ id }) => id)]).toEqual([251, ['new']]);
  });

  it('tells associations of a full cluster from faults', async () => {
    fill(5_000);
    await expect(port().create({ cluster: CLUSTER, namespace: 'tenant-acme', serviceAccount: 'x', roleArn: 'arn:x', policy: '{}', tags: {} }, soon())).rejects.toMatchObject({ code: 'RESOURCE_EXHAUSTED', message: expect.stringContaining('5,000') as string });
  });

  it('takes a shared role that it may not see for none, and looks again after a minute', async () => {
    answer = 'denied';
    expect(await port().isSetUp(soon())).toBe(false);
    answer = 'there';
    expect(await port().isSetUp(soon())).toBe(false);
    clock += 60_000;
    expect(await port().isSetUp(soon())).toBe(true);
  });

  it('asks each region for its own clusters', async () => {
    const regions: string[] = [];
    const several = createAwsAccounts({ endpoint: eks.endpoint, credentials: EMBEDDED_CREDENTIALS, onClient: (client) => void client.config.region().then((region) => regions.push(`${client.constructor.name} ${region}`)) });
    for (const region of ['eu-west-1', 'us-east-1', 'eu-west-1']) await several.account(PLACE).podIdentities?.tenants({ name: 'local', region }, soon());
    expect(regions.filter((one) => one.startsWith('EKS'))).toEqual(['EKSClient eu-west-1', 'EKSClient us-east-1']);
    several.close();
  });

  it('makes no call that the documents of our rights do not allow, and each of the five', () => {
    // The last test of the file: it judges what the others have called.
    const kinds = new Set(calls.map(({ command }) => command));
    expect(kinds).toEqual(new Set(['GetRoleCommand', ...['List', 'Create', 'Describe', 'Update', 'Delete'].map((verb) => `${verb}PodIdentityAssociation${verb === 'List' ? 's' : ''}Command`)]));
    const foreign = calls.filter(({ input }) => input['roleArn'] !== 'arn:x');
    expect(callsOutsideOfRights(foreign, RIGHTS['pod-identity'])).toEqual([]);
    expect(callsOutsideOfRights(foreign, RIGHTS['role-per-tenant']).length).toBeGreaterThan(0);
  });
});
