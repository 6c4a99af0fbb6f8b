/** Starts whatever the served certificate comes from, and tells every change of it. */
import { randomBytes } from 'node:crypto';
import type { KubernetesConnection } from '../../runtime/kubernetes.ts';
import type { Part } from '../../runtime/lifecycle.ts';
import type { Log } from '../../runtime/log.ts';
import type { WebhookSettings } from '../settings.ts';
import type { TlsMaterial } from '../server/tls-material.ts';
import { CertificateFiles } from './certificate-files.ts';
import { ConfigurationAnnouncer } from './configuration-announcer.ts';
import { FileStore } from './file-store.ts';
import { CertificateKeeper } from './keeper.ts';
import { SecretStore } from './secret-store.ts';

/** What is to be served now. */
export interface CertificateChange {
  readonly tls: TlsMaterial;
  readonly ends: Date;
  /** PEM of what API servers trust; undefined when others look after that. */
  readonly bundle: string | undefined;
  readonly paths: readonly string[];
}

export interface CertificatePart extends Part {
  readonly problem: string | undefined;
  /** Begins a rotation at once; for certificates that somebody else makes, looks whether there are new ones. */
  rotate(): Promise<void>;
}

export interface CertificateSourceOptions {
  readonly settings: WebhookSettings;
  /** Undefined where no API server is told. */
  readonly connection: KubernetesConnection | undefined;
  readonly onChange: (change: CertificateChange) => void;
  readonly now: () => number;
  readonly log: Log;
}

const PATH_BYTES = 24;

/** A secret path. Lower case only: below a Service, an API server takes no segment that could not be a DNS name. */
export function newSecretPath(): string {
  return randomBytes(PATH_BYTES).toString('hex');
}

function needed(connection: KubernetesConnection | undefined): KubernetesConnection {
  if (connection === undefined) throw new Error('certificates in a cluster need --kubeconfig');
  return connection;
}

export function certificateSource({ settings, connection, onChange, now, log }: CertificateSourceOptions): CertificatePart {
  const { source, configurations, hosts } = settings;
  const everyMs = settings.certificateCheckSeconds * 1_000;
  if (source.kind === 'given') {
    const { certFile, keyFile } = source;
    return new CertificateFiles({ certFile, keyFile, everyMs, log, onServed: (tls, ends) => onChange({ tls, ends, bundle: undefined, paths: [] }) });
  }
  return new CertificateKeeper({
    store: source.kind === 'file' ? new FileStore(source.file) : new SecretStore(needed(connection), source.namespace, source.name),
    announcer: configurations.length === 0 ? { announce: () => Promise.resolve() } : new ConfigurationAnnouncer(needed(connection), configurations),
    rotation: {
      hosts,
      authorityDays: settings.authorityDays,
      leafDays: settings.leafDays,
      overlapMs: settings.overlapSeconds * 1_000,
      newPath: newSecretPath,
    },
    onServed: ({ tls, ends, bundle, paths }) => onChange({ tls, ends, bundle, paths }),
    everyMs, now, log,
  });
}
