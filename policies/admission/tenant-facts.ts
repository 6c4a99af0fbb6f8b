/** What policies need of a Tenant object of the cluster. It is read as JSON: the API server is asked, not believed. */
import { namespacesOf } from '../../model/ids.ts';
import type { TenantDocument, TenantSpec } from '../../model/tenant.ts';
import { fieldOf, flagAt, isObject, listAt, numberAt, objectAt, textAt, textsAt, type Json } from './json.ts';
import type { Exemption, PolicyMode, TenantFacts } from './subject.ts';

const STATES = ['Active', 'Suspended', 'Deleted'] as const;
const MODES: readonly PolicyMode[] = ['enforce', 'warn', 'audit'];

function texts(value: Json | undefined, ...path: readonly string[]): string[] {
  return listAt(value, ...path).filter((item) => typeof item === 'string');
}

function exemptionOf(item: Json): Exemption[] {
  const policy = textAt(item, 'policy');
  const until = textAt(item, 'until');
  if (policy === undefined || until === undefined) return [];
  const [namespace, kind, name] = [textAt(item, 'namespace'), textAt(item, 'kind'), textAt(item, 'name')];
  return [{ policy, until, ...(namespace === undefined ? {} : { namespace }), ...(kind === undefined ? {} : { kind }), ...(name === undefined ? {} : { name }) }];
}

function egressOf(spec: Json): TenantFacts['egress'] {
  return listAt(spec, 'network', 'egress').flatMap((rule) => {
    const cidr = textAt(rule, 'cidr');
    if (cidr === undefined) return [];
    const ports = listAt(rule, 'ports').flatMap((item) => {
      const port = numberAt(item, 'port');
      const endPort = numberAt(item, 'endPort');
      const protocol = (['TCP', 'UDP', 'SCTP'] as const).find((name) => name === textAt(item, 'protocol'));
      if (port === undefined) return [];
      return [{ port, ...(endPort === undefined ? {} : { endPort }), ...(protocol === undefined ? {} : { protocol }) }];
    });
    return [{ cidr, ...(ports.length === 0 ? {} : { ports }) }];
  });
}

/** Lists that allow everything where they are absent, and nothing where they are empty. */
function listsOf(spec: Json): Pick<TenantFacts, 'serviceTypes' | 'ingressClasses' | 'gatewayClasses'> {
  const network = fieldOf(spec, 'network');
  const keys = (['serviceTypes', 'ingressClasses', 'gatewayClasses'] as const).filter((key) => Array.isArray(fieldOf(network, key)));
  return Object.fromEntries(keys.map((key) => [key, texts(network, key)]));
}

function throttleOf(spec: Json): TenantFacts['throttle'] {
  const throttle: { -readonly [key in keyof TenantFacts['throttle']]: number } = {};
  for (const key of ['requestsPerMinute', 'requestsPerHour', 'concurrentJobs'] as const) {
    const amount = numberAt(spec, 'throttle', key);
    if (amount !== undefined) throttle[key] = amount;
  }
  return throttle;
}

/** The ledger's rows of the status; undefined where there are none. */
function takenOf(object: Json): TenantFacts['taken'] {
  const rows = listAt(object, 'status', 'quota', 'resources').flatMap((row) => {
    const [name, used, reserved] = [textAt(row, 'name'), textAt(row, 'used'), textAt(row, 'reserved')];
    return name === undefined || used === undefined || reserved === undefined ? [] : [[name, { used, reserved }] as const];
  });
  return rows.length === 0 ? undefined : new Map(rows);
}

function namespaceNames(id: string, spec: Json): string[] {
  const suffixes = listAt(spec, 'namespaces').flatMap((item) => textAt(item, 'suffix') ?? []);
  const shape: Pick<TenantSpec, 'namespaces' | 'jobs'> = {
    namespaces: suffixes.map((suffix) => ({ suffix })),
    jobs: { enabled: flagAt(spec, 'jobs', 'enabled') === true },
  };
  const document: TenantDocument = { apiVersion: 'tenantry.dev/v1alpha1', kind: 'Tenant', metadata: { name: id }, spec: { plan: '', state: 'Active', ...shape } };
  return namespacesOf(document).map(({ name }) => name);
}

/** Undefined for what is no Tenant: no name, no plan, a state that we do not know. */
export function tenantFacts(object: Json): TenantFacts | undefined {
  const id = textAt(object, 'metadata', 'name');
  const spec = objectAt(object, 'spec');
  const plan = textAt(spec, 'plan');
  const state = STATES.find((name) => name === textAt(spec, 'state'));
  if (id === undefined || spec === undefined || plan === undefined || state === undefined) return undefined;
  const modes = textsAt(spec, 'admission', 'modes').flatMap(([policy, text]) => {
    const mode = MODES.find((name) => name === text);
    return mode === undefined ? [] : [[policy, mode] as const];
  });
  const taken = takenOf(object);
  return {
    id,
    plan,
    state,
    namespaces: namespaceNames(id, spec),
    registries: Array.isArray(fieldOf(spec, 'registries')) ? texts(spec, 'registries') : undefined,
    ...listsOf(spec),
    hosts: texts(spec, 'network', 'ingress', 'hosts'),
    ingressPorts: listAt(spec, 'network', 'ingress', 'ports').filter((port) => typeof port === 'number'),
    egress: egressOf(spec),
    peers: texts(spec, 'network', 'peers'),
    limits: Object.fromEntries(textsAt(spec, 'limits')),
    throttle: throttleOf(spec),
    ...(taken === undefined ? {} : { taken }),
    ...(textAt(spec, 'isolation') === 'NodePool' ? { dedicatedPool: id } : {}),
    modes: new Map(modes),
    exemptions: listAt(spec, 'admission', 'exemptions').filter(isObject).flatMap(exemptionOf),
  };
}
