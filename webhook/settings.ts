/** The settings of the webhook process: what they are called and what they may be. */
import type { FlowClass } from '../model/flow.ts';
import { booleanOr, ConfigError, integerOr, oneOf, parseSettings, textOr, ValueError, type Environment, type Settings, type ValuesOf } from '../runtime/config.ts';
import { LOG_LEVELS } from '../runtime/log.ts';
import type { ConfigurationName } from './certificates/configuration-announcer.ts';

const USAGE = `tenantry webhook: what the API server asks before every write in a tenant's namespaces

Usage: node webhook/main.ts --kubeconfig FILE [settings]
`;

function list(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => value.split(',')).filter((text) => text !== '');
}

/** `NAMESPACE/NAME`. */
function secretName(text: string): void {
  if (!/^[a-z0-9-]{1,63}\/[a-z0-9.-]{1,253}$/.test(text)) throw new ValueError('must be NAMESPACE/NAME');
}

/** `NAME`, for all plans that no other class names, or `NAME=PLAN+PLAN`. */
function flowClassList(values: readonly string[]): readonly FlowClass[] {
  return list(values).map((text) => {
    const [, name, plans] = /^([a-z0-9-]{1,20})(?:=([a-z0-9+-]+))?$/.exec(text) ?? [];
    if (name === undefined) throw new ValueError('must be NAME or NAME=PLAN+PLAN');
    return { name, plans: plans?.split('+'), shares: 0 };
  });
}

const SETTINGS = {
  kubeconfig: { flag: 'kubeconfig', env: 'TENANTRY_WEBHOOK_KUBECONFIG', value: 'FILE', help: 'how to reach the API server', parse: textOr(undefined) },
  preview: { flag: 'preview', env: 'TENANTRY_WEBHOOK_PREVIEW', help: 'only judges: keeps no quota and no flow control and writes nothing; without --kubeconfig, by what the process that started it sends', parse: booleanOr(false) },
  cluster: { flag: 'cluster', env: 'TENANTRY_CLUSTER', value: 'NAME', help: 'name of the cluster, for messages; local by default', parse: textOr('local') },
  listen: { flag: 'listen', env: 'TENANTRY_WEBHOOK_LISTEN', value: 'ADDRESS', help: 'address to listen on; 127.0.0.1 by default', parse: textOr('127.0.0.1') },
  port: { flag: 'port', env: 'TENANTRY_WEBHOOK_PORT', value: 'N', help: 'port of the webhook; 8443 by default', parse: integerOr(8443, 0, 65_535) },
  healthPort: { flag: 'health-port', env: 'TENANTRY_WEBHOOK_HEALTH_PORT', value: 'N', help: 'port of /healthz, /readyz and /metrics; 9464 by default', parse: integerOr(9464, 0, 65_535) },
  hosts: { flag: 'host', env: 'TENANTRY_WEBHOOK_HOSTS', value: 'NAME', help: 'name or IPv4 address that the API server calls, the certificate is made for it; may be repeated', parse: list },
  secret: { flag: 'certificate-secret', env: 'TENANTRY_WEBHOOK_CERTIFICATE_SECRET', value: 'NAMESPACE/NAME', help: 'Secret that holds the webhook\'s own authority and certificate', parse: textOr(undefined, secretName) },
  stateFile: { flag: 'certificate-file', env: 'TENANTRY_WEBHOOK_CERTIFICATE_FILE', value: 'FILE', help: 'file that holds them instead, for one replica', parse: textOr(undefined) },
  certFile: { flag: 'tls-cert-file', env: 'TENANTRY_WEBHOOK_TLS_CERT_FILE', value: 'FILE', help: 'certificate that somebody else makes (cert-manager); read again when it changes', parse: textOr(undefined) },
  keyFile: { flag: 'tls-key-file', env: 'TENANTRY_WEBHOOK_TLS_KEY_FILE', value: 'FILE', help: 'its private key', parse: textOr(undefined) },
  clientCaFile: { flag: 'client-ca-file', env: 'TENANTRY_WEBHOOK_CLIENT_CA_FILE', value: 'FILE', help: 'authority of the API server\'s client certificate, which it must present then', parse: textOr(undefined) },
  clientNames: { flag: 'client-name', env: 'TENANTRY_WEBHOOK_CLIENT_NAMES', value: 'NAME', help: 'common name that such a certificate must have; may be repeated', parse: list },
  validating: { flag: 'validating-configuration', env: 'TENANTRY_WEBHOOK_VALIDATING_CONFIGURATIONS', value: 'NAME', help: 'ValidatingWebhookConfiguration to keep caBundle and path of; may be repeated', parse: list },
  mutating: { flag: 'mutating-configuration', env: 'TENANTRY_WEBHOOK_MUTATING_CONFIGURATIONS', value: 'NAME', help: 'MutatingWebhookConfiguration, likewise', parse: list },
  flowClasses: { flag: 'flow-class', env: 'TENANTRY_WEBHOOK_FLOW_CLASSES', value: 'NAME[=PLAN+PLAN]', help: 'class whose FlowSchemas to fill with its tenants; may be repeated', parse: flowClassList },
  leafDays: { flag: 'leaf-days', env: 'TENANTRY_WEBHOOK_LEAF_DAYS', value: 'N', help: 'life of the served certificate; 30 by default, renewed after two thirds', parse: integerOr(30, 1, 397) },
  authorityDays: { flag: 'authority-days', env: 'TENANTRY_WEBHOOK_AUTHORITY_DAYS', value: 'N', help: 'life of the authority; 365 by default, replaced after two thirds', parse: integerOr(365, 1, 3_650) },
  overlapSeconds: { flag: 'overlap', env: 'TENANTRY_WEBHOOK_OVERLAP', value: 'SECONDS', help: 'how long each step of a rotation is left to be seen everywhere; 300 by default', parse: integerOr(300, 1, 86_400) },
  certificateCheckSeconds: { flag: 'certificate-check', env: 'TENANTRY_WEBHOOK_CERTIFICATE_CHECK', value: 'SECONDS', help: 'how often certificates are looked at; 15 by default', parse: integerOr(15, 1, 3_600) },
  maxCalls: { flag: 'max-calls', env: 'TENANTRY_WEBHOOK_MAX_CALLS', value: 'N', help: 'calls at a time, above which they are shed; 400 by default', parse: integerOr(400, 1, 100_000) },
  maxBodyMiB: { flag: 'max-body', env: 'TENANTRY_WEBHOOK_MAX_BODY', value: 'MIB', help: 'largest review; 16 by default', parse: integerOr(16, 1, 256) },
  maxBytesMiB: { flag: 'max-bytes', env: 'TENANTRY_WEBHOOK_MAX_BYTES', value: 'MIB', help: 'bodies at a time in all; 48 by default', parse: integerOr(48, 1, 4_096) },
  maxLagMs: { flag: 'max-lag', env: 'TENANTRY_WEBHOOK_MAX_LAG', value: 'MS', help: 'event loop lateness above which calls are shed; 1000 by default', parse: integerOr(1_000, 10, 60_000) },
  drainSeconds: { flag: 'drain', env: 'TENANTRY_WEBHOOK_DRAIN', value: 'SECONDS', help: 'how long calls are answered after the stop; 10 by default', parse: integerOr(10, 0, 300) },
  redisUrl: { env: 'TENANTRY_WEBHOOK_REDIS_URL', help: 'Redis or Valkey that replicas count together in; each counts alone without it', parse: textOr(undefined) },
  insecurePath: { flag: 'open-path', env: 'TENANTRY_WEBHOOK_OPEN_PATH', help: 'takes calls without a secret path', parse: booleanOr(false) },
  logLevel: { flag: 'log-level', env: 'TENANTRY_WEBHOOK_LOG_LEVEL', value: 'LEVEL', help: `one of ${LOG_LEVELS.join(', ')}; info by default`, parse: oneOf(LOG_LEVELS, 'info') },
} satisfies Settings;

type Values = ValuesOf<typeof SETTINGS>;

/** Where the served certificate comes from. */
export type CertificateSource =
  | { readonly kind: 'secret'; readonly namespace: string; readonly name: string }
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'given'; readonly certFile: string; readonly keyFile: string };

export interface WebhookSettings extends Omit<Values, 'kubeconfig' | 'secret' | 'stateFile' | 'certFile' | 'keyFile'> {
  /** Undefined: tenants and namespaces are sent by the process that started this one. */
  readonly kubeconfig: string | undefined;
  readonly source: CertificateSource;
  readonly configurations: readonly ConfigurationName[];
}

function sourceOf({ secret, stateFile, certFile, keyFile }: Values): CertificateSource {
  const given = [secret, stateFile, certFile].filter((value) => value !== undefined);
  if (given.length !== 1) throw new ConfigError(['give exactly one of --certificate-secret, --certificate-file and --tls-cert-file']);
  if ((certFile === undefined) !== (keyFile === undefined)) throw new ConfigError(['--tls-cert-file and --tls-key-file go together']);
  if (certFile !== undefined && keyFile !== undefined) return { kind: 'given', certFile, keyFile };
  if (stateFile !== undefined) return { kind: 'file', file: stateFile };
  const [namespace = '', name = ''] = (secret ?? '').split('/');
  return { kind: 'secret', namespace, name };
}

/**
 * The settings, or the text of --help.
 * @throws ConfigError with every fault
 */
export function readWebhookSettings(input: { readonly argv: readonly string[]; readonly env: Environment }): WebhookSettings | { readonly help: string } {
  const parsed = parseSettings(SETTINGS, { ...input, usage: USAGE });
  if ('help' in parsed) return parsed;
  const { values } = parsed;
  const { kubeconfig, hosts, insecurePath, clientCaFile } = values;
  if (kubeconfig === undefined && !values.preview) throw new ConfigError(['--kubeconfig is needed']);
  const source = sourceOf(values);
  if (values.preview && (source.kind === 'secret' || values.validating.length + values.mutating.length + values.flowClasses.length > 0)) {
    throw new ConfigError(['--preview writes nothing to a cluster: leave out --certificate-secret, the configurations and flow classes']);
  }
  if (source.kind !== 'given' && hosts.length === 0) throw new ConfigError(['--host is needed: the certificate is made for it']);
  // Nobody makes secret paths for certificates from files, so it must be said that the port is open to who reaches it.
  if (source.kind === 'given' && !insecurePath && clientCaFile === undefined) throw new ConfigError(['certificates from files need --client-ca-file, or --open-path to take calls from everybody']);
  return {
    ...values, kubeconfig, source,
    configurations: [
      ...values.validating.map((name) => ({ resource: 'validatingwebhookconfigurations', name }) as const),
      ...values.mutating.map((name) => ({ resource: 'mutatingwebhookconfigurations', name }) as const),
    ],
  };
}
