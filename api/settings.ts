/** The settings of `npm start`: what they are called and what they may be. */
import { isAbsolute, resolve } from 'node:path';
import { NAME_PATTERN } from '../model/names.ts';
import { booleanOr, ConfigError, integerOr, oneOf, parseSettings, textOr, ValueError, type Environment, type Settings, type ValuesOf } from '../runtime/config.ts';
import { LOG_LEVELS } from '../runtime/log.ts';
import { ACCESS_SETTINGS, accessOf, type AccessSettings } from './access-settings.ts';
import { MAX_CONNECTIONS } from './connections/connection-bound.ts';
import { SHORTEST_REPLICA_SECRET } from './replica-secret.ts';
import { isAccountId, isCloudEndpoint, type CloudSettings } from './cloud/cloud-settings.ts';
import { createRemote, type Credentials, type Remote } from '../store/git/remote.ts';
import { TenantryError } from '../model/errors.ts';

const USAGE = `tenantry: API, from a tenants repository to its deploy branches

Usage: npm start -- [settings]

Without settings everything is embedded: a bare Git repository under the data folder, seeded from tenants/ on the first
start, SQLite beside it, and a local token. A setting that is not given as a flag is read from its variable.
`;

function portBase(values: readonly string[]): number | undefined {
  return integerOr(undefined, 0, 65_532)(values);
}

/** `NAME=FILE`, repeated or separated by commas. */
function kubeconfigs(values: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const entry of values.flatMap((value) => value.split(',')).filter((text) => text !== '')) {
    const [, name, file] = /^([^=]+)=(.+)$/.exec(entry) ?? [];
    if (name === undefined || file === undefined || !new RegExp(NAME_PATTERN).test(name)) throw new ValueError('must be NAME=FILE, with the name of a cluster of the tenants repository');
    if (found.has(name)) throw new ValueError(`names cluster ${name} twice`);
    found.set(name, resolve(file));
  }
  return found;
}

function webhookSwitch(values: readonly string[]): boolean | undefined {
  const word = oneOf(['on', 'off', ''], '')(values);
  return word === '' ? undefined : word === 'on';
}

/** `ACCOUNT=PROFILE`, repeated or separated by commas. */
function awsProfiles(values: readonly string[]): ReadonlyMap<string, string> {
  return new Map(values.flatMap((value) => value.split(',')).filter((text) => text !== '').map((entry) => {
    const [account = '', profile = ''] = entry.split('=', 2);
    if (!isAccountId(account) || profile === '') throw new ValueError('must be ACCOUNT=PROFILE, with the 12 digits of an account');
    return [account, profile];
  }));
}

function awsEndpoint(text: string): void {
  if (!isCloudEndpoint(text)) throw new ValueError('must be an https URL, or http on a loopback address');
}

function lockDatabase(text: string): void {
  const url = URL.parse(text);
  if (url === null || !['postgres:', 'postgresql:'].includes(url.protocol) || decoded(url.password) === undefined) throw new ValueError('must be postgres://user:password@host:port/database, with what is special in the password percent-encoded');
}

function counterServer(text: string): void {
  const url = URL.parse(text);
  if (url === null || !['redis:', 'rediss:'].includes(url.protocol) || decoded(url.password) === undefined) throw new ValueError('must be redis://user:password@host:port/db, or rediss:// for TLS, with what is special in the password percent-encoded');
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not percent-encoded as URLs are.
    return undefined;
  }
}

/** What of the URL of a database no log may hold. */
function databaseSecrets(text: string | undefined): string[] {
  const password = text === undefined ? undefined : URL.parse(text)?.password;
  return [text, password, decoded(password ?? '')].flatMap((secret) => (secret === undefined || secret === '' ? [] : [secret]));
}

const SETTINGS = {
  portBase: { flag: 'port-base', env: 'TENANTRY_PORT_BASE', value: 'N', help: 'HTTP listens on N, gRPC on N+1, the webhook on N+2, its health and metrics (without a webhook: the API\'s metrics) on N+3 instead of 8080, 9090, 8443 and 9464; 0 takes free ports', parse: portBase },
  dataDir: { flag: 'data-dir', env: 'TENANTRY_DATA_DIR', value: 'DIR', help: 'folder of all state; .tenantry by default', parse: textOr('.tenantry') },
  ...ACCESS_SETTINGS,
  remote: { flag: 'remote', env: 'TENANTRY_REMOTE', value: 'URL', help: 'tenants repository (https, ssh, or a path) instead of the embedded one', parse: textOr(undefined) },
  remoteUser: { flag: 'remote-user', env: 'TENANTRY_REMOTE_USER', value: 'NAME', help: 'user name for an https remote', parse: textOr(undefined) },
  remotePassword: { env: 'TENANTRY_REMOTE_PASSWORD', help: 'password or token of that user; a token alone without a user', parse: textOr(undefined) },
  remotePasswordFile: { flag: 'remote-password-file', env: 'TENANTRY_REMOTE_PASSWORD_FILE', value: 'FILE', help: 'file that holds it instead', parse: textOr(undefined) },
  sshKeyFile: { flag: 'remote-ssh-key-file', env: 'TENANTRY_REMOTE_SSH_KEY_FILE', value: 'FILE', help: 'private key for an ssh remote', parse: textOr(undefined) },
  knownHostsFile: { flag: 'remote-known-hosts-file', env: 'TENANTRY_REMOTE_KNOWN_HOSTS_FILE', value: 'FILE', help: 'known_hosts with the key of that host', parse: textOr(undefined) },
  signingKeyFile: { flag: 'signing-key-file', env: 'TENANTRY_SIGNING_KEY_FILE', value: 'FILE', help: 'SSH private key that signs deploy commits', parse: textOr(undefined) },
  webhook: { flag: 'webhook', env: 'TENANTRY_WEBHOOK', value: 'on|off', help: 'whether a webhook to try runs beside the API; on for the embedded repository, off for a remote', parse: webhookSwitch },
  kubeconfigs: { flag: 'kubeconfig', env: 'TENANTRY_KUBECONFIG', value: 'NAME=FILE', help: 'attaches a cluster; may be repeated', parse: kubeconfigs },
  cloud: { flag: 'cloud', env: 'TENANTRY_CLOUD', value: 'aws|embedded|off', help: 'where roles and prefixes of tenants are made for clusters with spec.aws: in AWS, or in a stand-in on this machine (moto, where Python has it); embedded for the embedded repository, off for a remote', parse: oneOf(['aws', 'embedded', 'off', ''], '') },
  awsEndpoint: { flag: 'aws-endpoint', env: 'TENANTRY_AWS_ENDPOINT', value: 'URL', help: 'takes the place of the endpoints of IAM and S3', parse: textOr(undefined, awsEndpoint) },
  awsRegion: { flag: 'aws-region', env: 'TENANTRY_AWS_REGION', value: 'REGION', help: 'region of the clients of IAM and S3; that of the cluster by default', parse: textOr(undefined) },
  awsProfiles: { flag: 'aws-profile', env: 'TENANTRY_AWS_PROFILE', value: 'ACCOUNT=PROFILE', help: 'profile of the AWS configuration for an account; may be repeated. The default chain of credentials without', parse: awsProfiles },
  motoPython: { flag: 'moto-python', env: 'TENANTRY_MOTO', value: 'PROGRAM', help: 'Python that has moto, for the stand-in; python3 by default', parse: textOr('python3') },
  publishIntervalSeconds: { flag: 'publish-interval', env: 'TENANTRY_PUBLISH_INTERVAL', value: 'SECONDS', help: 'how often commits of people are looked for; 2 for the embedded repository, 30 for a remote', parse: integerOr(undefined, 1, 86_400) },
  pushesPerMinute: { flag: 'pushes-per-minute', env: 'TENANTRY_PUSHES_PER_MINUTE', value: 'N', help: 'push budget of the remote; by default what its host asks for', parse: integerOr(undefined, 1, 6_000) },
  maxConnections: { flag: 'max-connections', env: 'TENANTRY_MAX_CONNECTIONS', value: 'N', help: `connections that each door holds at one time, a quarter of them from one address; ${MAX_CONNECTIONS} by default`, parse: integerOr(MAX_CONNECTIONS, 8, 1_000_000) },
  replicaSecretFile: { flag: 'replica-secret-file', env: 'TENANTRY_REPLICA_SECRET_FILE', value: 'FILE', help: `file with a secret of at least ${SHORTEST_REPLICA_SECRET} characters that all replicas on one remote have: request ids then count once and page tokens hold whichever of them is asked`, parse: textOr(undefined) },
  lockDatabase: { env: 'TENANTRY_LOCK_DATABASE', help: 'PostgreSQL for locks, postgres://user:password@host:port/database, shared by all replicas; SQLite in the data folder without it', parse: textOr(undefined, lockDatabase) },
  throttleRedis: { env: 'TENANTRY_THROTTLE_REDIS_URL', help: 'Redis or Valkey for the counters of the throttle, redis://user:password@host:port/db or rediss://, shared by all replicas; each process counts alone without it', parse: textOr(undefined, counterServer) },
  logLevel: { flag: 'log-level', env: 'TENANTRY_LOG_LEVEL', value: 'LEVEL', help: `one of ${LOG_LEVELS.join(', ')}; warn by default`, parse: oneOf(LOG_LEVELS, 'warn') },
  quiet: { flag: 'quiet', env: 'TENANTRY_QUIET', help: 'does not print the token and the commands to try', parse: booleanOr(false) },
} satisfies Settings;

type Values = ValuesOf<typeof SETTINGS>;

export interface ApiSettings {
  readonly host: string;
  readonly access: AccessSettings;
  readonly httpPort: number;
  readonly grpcPort: number;
  /** Undefined: no webhook beside the API. */
  readonly webhook: { readonly port: number; readonly healthPort: number } | undefined;
  /** Of the API's own metrics; undefined where the webhook beside it has that port. */
  readonly metricsPort: number | undefined;
  /** As given: relative to the working folder, for messages and commands to try. */
  readonly dataDir: string;
  /** Undefined: the embedded repository. */
  readonly remote: Remote | undefined;
  readonly signingKeyFile: string | undefined;
  readonly kubeconfigs: ReadonlyMap<string, string>;
  readonly cloud: CloudSettings;
  readonly publishIntervalMs: number;
  readonly pushesPerMinute: number | undefined;
  /** Of each door. */
  readonly maxConnections: number;
  /** What all replicas have; undefined where there is one process. */
  readonly replicaSecret: string | undefined;
  /** Undefined: SQLite in the data folder. */
  readonly lockDatabase: string | undefined;
  /** Undefined: this process counts alone. */
  readonly throttleRedis: string | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly quiet: boolean;
  /** Values that no log may hold. */
  readonly secrets: readonly string[];
}

/** Reads a file that a setting names. Throws Error of the file system. */
export type ReadText = (file: string) => string;

function passwordOf(values: Values, readText: ReadText): string | undefined {
  if (values.remotePasswordFile === undefined) return values.remotePassword;
  if (values.remotePassword !== undefined) throw new ConfigError(['give TENANTRY_REMOTE_PASSWORD or --remote-password-file, not both']);
  try {
    return readText(values.remotePasswordFile).trim();
  } catch (error) {
    throw new ConfigError([`--remote-password-file cannot be read${error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''}`]);
  }
}

function replicaSecretOf({ replicaSecretFile }: Values, readText: ReadText): string | undefined {
  if (replicaSecretFile === undefined) return undefined;
  let secret: string;
  try {
    secret = readText(replicaSecretFile).trim();
  } catch (error) {
    throw new ConfigError([`--replica-secret-file cannot be read${error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''}`]);
  }
  if (secret.length < SHORTEST_REPLICA_SECRET) throw new ConfigError([`--replica-secret-file holds ${secret.length} characters, at least ${SHORTEST_REPLICA_SECRET} are needed; make one with: openssl rand -base64 32`]);
  return secret;
}

function credentialsOf(values: Values, password: string | undefined): Credentials | undefined {
  const { sshKeyFile, knownHostsFile, remoteUser } = values;
  if (sshKeyFile !== undefined || knownHostsFile !== undefined) {
    if (sshKeyFile === undefined || knownHostsFile === undefined) throw new ConfigError(['an ssh remote needs both --remote-ssh-key-file and --remote-known-hosts-file']);
    return { kind: 'ssh', keyFile: resolve(sshKeyFile), knownHostsFile: resolve(knownHostsFile) };
  }
  if (password === undefined || password === '') {
    if (remoteUser !== undefined) throw new ConfigError(['--remote-user needs TENANTRY_REMOTE_PASSWORD or --remote-password-file']);
    return undefined;
  }
  return remoteUser === undefined ? { kind: 'bearer', token: password } : { kind: 'basic', username: remoteUser, password };
}

function remoteOf(values: Values, password: string | undefined): Remote | undefined {
  const credentials = credentialsOf(values, password);
  if (values.remote === undefined) {
    if (credentials !== undefined) throw new ConfigError(['credentials were given without --remote']);
    return undefined;
  }
  // A path is taken from the working folder, like every other path here; anything with a scheme is a URL.
  const location = isAbsolute(values.remote) || /^[a-z+]+:/.test(values.remote) ? values.remote : resolve(values.remote);
  try {
    return createRemote(location, credentials);
  } catch (error) {
    if (error instanceof TenantryError) throw new ConfigError([`--remote: ${error.message}`]);
    throw error;
  }
}

function cloudOf(values: Values): CloudSettings {
  const kind = values.cloud === '' ? (values.remote === undefined ? 'embedded' : 'off') : values.cloud;
  if (kind === 'embedded') return { kind, python: values.motoPython };
  return kind === 'off' ? { kind } : { kind, endpoint: values.awsEndpoint, region: values.awsRegion, profiles: values.awsProfiles };
}

function webhookPorts(base: number | undefined): { readonly port: number; readonly healthPort: number } {
  if (base === undefined) return { port: 8443, healthPort: 9464 };
  return base === 0 ? { port: 0, healthPort: 0 } : { port: base + 2, healthPort: base + 3 };
}

/**
 * The settings, or the text of --help.
 * @throws ConfigError with every fault
 */
export function readApiSettings(input: { readonly argv: readonly string[]; readonly env: Environment; readonly readText: ReadText }): ApiSettings | { readonly help: string } {
  const parsed = parseSettings(SETTINGS, { argv: input.argv, env: input.env, usage: USAGE });
  if ('help' in parsed) return parsed;
  const { values } = parsed;
  const password = passwordOf(values, input.readText);
  const replicaSecret = replicaSecretOf(values, input.readText);
  const remote = remoteOf(values, password);
  const base = values.portBase;
  const webhook = values.webhook ?? remote === undefined ? webhookPorts(base) : undefined;
  return {
    host: values.listen,
    access: accessOf(values),
    httpPort: base ?? 8080,
    grpcPort: base === undefined ? 9090 : base === 0 ? 0 : base + 1,
    webhook,
    metricsPort: webhook === undefined ? webhookPorts(base).healthPort : undefined,
    dataDir: values.dataDir,
    remote,
    signingKeyFile: values.signingKeyFile === undefined ? undefined : resolve(values.signingKeyFile),
    kubeconfigs: values.kubeconfigs,
    cloud: cloudOf(values),
    publishIntervalMs: (values.publishIntervalSeconds ?? (remote === undefined ? 2 : 30)) * 1000,
    pushesPerMinute: values.pushesPerMinute,
    maxConnections: values.maxConnections,
    replicaSecret,
    lockDatabase: values.lockDatabase,
    throttleRedis: values.throttleRedis,
    logLevel: values.logLevel,
    quiet: values.quiet,
    secrets: [...(replicaSecret === undefined ? [] : [replicaSecret]), ...(password === undefined || password === '' ? [] : [password]), ...databaseSecrets(values.lockDatabase), ...databaseSecrets(values.throttleRedis)],
  };
}
