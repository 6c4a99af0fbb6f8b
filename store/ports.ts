/** What the store needs from the outside. Adapters stand in runtime/ and synth/; tests bring their own. */
import type { Catalog, SharedDocument, TenantEntry, TenantInputs } from '../model/catalog.ts';
import type { ClusterDocument } from '../model/cluster.ts';
import type { Fault } from '../model/fault.ts';
import type { PlatformDocument } from '../model/platform.ts';
import type { TenantDocument } from '../model/tenant.ts';

/** What a cluster says about one deploy branch. */
export interface ShardStatus {
  readonly cluster: string;
  readonly branch: string;
  /** Undefined while the cluster is at work. */
  readonly ready: boolean | undefined;
  /** Commit of the branch that was last applied in full. */
  readonly appliedCommit?: string;
  /** Commit that was last tried. */
  readonly attemptedCommit?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly at: Date;
}

/** Reads the state of all Kustomizations of the attached clusters. */
export interface ShardStatusSource {
  read(): Promise<readonly ShardStatus[]>;
}

/** Told after a push, so that Flux looks at once. Must not throw; losing a nudge costs time only. */
export type Nudge = (branches: readonly string[]) => void;

/** Path in the branch to content. */
export type Files = ReadonlyMap<string, string>;

export interface HeldTenant {
  readonly tenant: string;
  readonly reason: string;
}

/** Makes files of documents; pure. */
export interface Renderer {
  /** Changes whenever the same input could give other output. */
  digest(): string;
  tenant(inputs: TenantInputs, cluster: string): Files;
  platform(platform: PlatformDocument, cluster: ClusterDocument): Files;
  marker(cluster: string, shard: number, held: readonly HeldTenant[]): Files;
}

/** What documents may say; pure. */
export interface Rules {
  /** Reads a file of the repository: a document, or why it is none. */
  read(file: string, bytes: Buffer): { readonly document?: TenantDocument | SharedDocument; readonly faults: readonly Fault[] };
  /** Writes a document; `before` is the file as it is and what it says: its comments and order are kept. */
  write(document: TenantDocument, before: { readonly text: string; readonly document: TenantDocument } | undefined): string;
  /** Faults of a file that says who it is somewhere else than its path does. */
  checkPlace(file: string, document: TenantDocument | SharedDocument): readonly Fault[];
  /** All that is wrong with a tenant of the catalog. */
  checkTenant(entry: TenantEntry, catalog: Catalog): readonly Fault[];
  /** All that is wrong with plans, clusters and the platform. */
  checkShared(catalog: Catalog): readonly Fault[];
  /** Rules about the step from one version of a tenant to the next; undefined stands for none. */
  checkStep(before: TenantEntry | undefined, after: TenantEntry | undefined, catalog: Catalog): readonly Fault[];
  /** Fills in the lines of faults, given the text of their file. */
  locate(faults: readonly Fault[], text: (file: string) => string | undefined): readonly Fault[];
}

/** Milliseconds since 1970. */
export interface Clock {
  now(): number;
}

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Where the store says what people should know. Fields are clean text. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** A log that says nothing. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
