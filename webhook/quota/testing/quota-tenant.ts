/** The tenant of the lab's quota tests: two namespaces, storms of pods, and what its quotas say. */
import { isDeepStrictEqual } from 'node:util';
import type { AnyObject } from '../../../lab/api-client.ts';
import { waitFor } from '../../../lab/wait.ts';
import { TICKET_KEY } from '../snapshot.ts';
import type { QuotaLab } from './quota-lab.ts';
import { limits, namespaceObjects, podObject, tenantObject } from './quota-objects.ts';

export const NAMESPACES = ['tenant-acme', 'tenant-acme--dev'] as const;
const DEADLINE = { deadlineMs: 240_000 };

export interface QuotaRow {
  readonly name: string;
  readonly used: string;
  readonly reserved: string;
  readonly limit: string;
}

export interface QuotaStatus {
  readonly message: string;
  readonly resources: readonly QuotaRow[];
  readonly namespaces: readonly { readonly name: string }[];
}

interface QuotaFields {
  readonly metadata: { readonly resourceVersion: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: { readonly hard: Readonly<Record<string, string>> };
  readonly status?: { readonly hard?: Readonly<Record<string, string>>; readonly used?: Readonly<Record<string, string>> };
}

export interface Stormed {
  readonly admitted: number;
  readonly refusals: readonly string[];
}

export function quotaPath(namespace: string): string {
  return `/api/v1/namespaces/${namespace}/resourcequotas/tenantry`;
}

type Make = (name: string, namespace: string) => AnyObject;

export class QuotaTenant {
  readonly #lab: QuotaLab;
  readonly #id: string;
  #pods = 0;

  constructor(lab: QuotaLab, id = 'acme') {
    this.#lab = lab;
    this.#id = id;
  }

  /** Sets the limit of pods; all others are out of reach. */
  async limit(pods: number): Promise<void> {
    await this.limits({ pods: String(pods) });
  }

  /** Sets limits, those that are not named out of reach, and other fields of the spec. */
  async limits(named: Readonly<Record<string, string>>, spec: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const tenant = tenantObject(this.#id, named);
    await this.#lab.admin.apply({ ...tenant, spec: { ...(tenant['spec'] as object), ...spec } });
  }

  /** Makes a namespace in which pods can be made. */
  async addNamespace(name: string, pods: number): Promise<void> {
    await this.#lab.admin.apply(...namespaceObjects(name, this.#id, limits({ pods: String(pods) })));
    await this.#lab.admin.until({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: name } }, 'made', () => true);
  }

  /** Names of all namespaces that the tenant has in the cluster now. */
  async namespaces(): Promise<readonly string[]> {
    const found = await this.#lab.admin.api.send({ method: 'GET', path: `/api/v1/namespaces?labelSelector=tenantry.dev%2Ftenant%3D${this.#id}` });
    return (found as { body: { items: { metadata: { name: string } }[] } }).body.items.map(({ metadata }) => metadata.name);
  }

  async status(): Promise<QuotaStatus | undefined> {
    const tenant = await this.#lab.admin.read(tenantObject(this.#id, {}));
    return ((tenant['status'] ?? {}) as { quota?: QuotaStatus }).quota;
  }

  async row(resource = 'pods'): Promise<QuotaRow | undefined> {
    return (await this.status())?.resources.find(({ name }) => name === resource);
  }

  /** Waits until the ledger says so about a resource. */
  async untilRow(want: Partial<QuotaRow>, resource = 'pods'): Promise<void> {
    await waitFor(`${resource} ${JSON.stringify(want)}`, async () => {
      const row = await this.row(resource);
      const isSo = row !== undefined && Object.entries(want).every(([key, text]) => row[key as keyof QuotaRow] === text);
      if (isSo) return true;
      throw new Error(JSON.stringify(row));
    }, DEADLINE);
  }

  async quota(namespace: string): Promise<QuotaFields> {
    return (await this.#lab.admin.api.send({ method: 'GET', path: quotaPath(namespace) })).body as QuotaFields;
  }

  async stored(namespaces: readonly string[] = NAMESPACES): Promise<number> {
    const lists = namespaces.map(async (namespace) => (await this.#lab.admin.api.send({ method: 'GET', path: `/api/v1/namespaces/${namespace}/pods` })).body as { items: unknown[] });
    return (await Promise.all(lists)).reduce((sum, { items }) => sum + items.length, 0);
  }

  async create(namespace: string, make: Make = podObject): Promise<void> {
    this.#pods += 1;
    await this.#lab.admin.create(make(`made-${this.#pods}`, namespace));
  }

  /** That many creates in each namespace at once. */
  async storm(each: number, namespaces: readonly string[] = NAMESPACES, make: Make = podObject): Promise<Stormed> {
    const calls = Array.from({ length: each }, () => namespaces.map((namespace) => this.create(namespace, make))).flat();
    const results = await Promise.allSettled(calls);
    const refusals = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
    return { admitted: results.length - refusals.length, refusals };
  }

  /** Creates one pod after the other until as many are stored. */
  async fill(count: number): Promise<void> {
    await waitFor(`${count} pods`, async () => {
      const missing = count - (await this.stored());
      for (let n = 0; n < missing; n += 1) await this.create(NAMESPACES[n % NAMESPACES.length] ?? '');
      return missing <= 0 ? true : undefined;
    }, DEADLINE);
  }

  async removePods(namespaces: readonly string[] = NAMESPACES): Promise<void> {
    for (const namespace of namespaces) {
      await this.#lab.admin.api.send({ method: 'DELETE', path: `/api/v1/namespaces/${namespace}/pods?gracePeriodSeconds=0` });
    }
  }

  /** Has the quota controller count anew, and gives the pods that it found. */
  async recounted(namespace: string): Promise<number> {
    const ticketIn = (hard: Readonly<Record<string, string>> | undefined): number => Number(hard?.[TICKET_KEY] ?? 0);
    const before = ticketIn((await this.quota(namespace)).spec.hard);
    // A key that the plan does not have: the projector takes it out, and asks for a recount.
    const body = { spec: { hard: { 'count/nudges.example.org': '1' } } };
    await this.#lab.admin.api.send({ method: 'PATCH', path: quotaPath(namespace), body, contentType: 'application/merge-patch+json' });
    return await waitFor('the quota is counted anew', async () => {
      const { spec, status } = await this.quota(namespace);
      const isDone = ticketIn(status?.hard) > before && ticketIn(status?.hard) === ticketIn(spec.hard);
      return isDone ? Number(status?.used?.['pods']) : undefined;
    }, DEADLINE);
  }

  /** Waits until spec.hard and status.hard of a quota are the same, and nobody has a reason to write it any more. */
  async untilAligned(namespace: string): Promise<void> {
    await waitFor('spec.hard and status.hard agree', async () => {
      const { spec, status } = await this.quota(namespace);
      return isDeepStrictEqual(spec.hard, status?.hard) ? true : undefined;
    }, DEADLINE);
  }

  /** Waits until nothing is used or held back, and each namespace may use the whole limit. */
  async untilIdle(limit: number, namespaces: readonly string[] = NAMESPACES): Promise<void> {
    await waitFor('the tenant is idle', async () => {
      const rows = (await this.status())?.resources ?? [];
      const row = rows.find(({ name }) => name === 'pods');
      const quotas = await Promise.all(namespaces.map((namespace) => this.quota(namespace)));
      const isOpen = ({ status }: QuotaFields): boolean => rows.every(({ name, used, limit: most }) => used !== '0' || status?.hard?.[name] === most);
      const isFree = quotas.every((quota) => quota.status?.used?.['pods'] === '0' && isOpen(quota));
      if (row?.used === '0' && row.reserved === '0' && row.limit === String(limit) && isFree) return true;
      throw new Error(JSON.stringify({ row, quotas: quotas.map(({ status }) => [status?.used?.['pods'], status?.hard?.['pods']]) }));
    }, DEADLINE);
  }
}
