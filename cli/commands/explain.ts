import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Catalog } from '../../model/catalog.ts';
import { refusalError, TenantryError } from '../../model/errors.ts';
import { namespacesOf, primaryNamespace, tenantOfNamespace } from '../../model/ids.ts';
import { nearest } from '../../model/nearest.ts';
import { shown } from '../../model/shown.ts';
import { textAt } from '../../policies/admission/json.ts';
import type { PatchOperation } from '../../policies/admission/mutate/patch.ts';
import type { AdmissionRequest, AdmissionSubject } from '../../policies/admission/subject.ts';
import { refusalText, type Verdict } from '../../policies/admission/verdict.ts';
import { checkRepository } from '../../synth/check.ts';
import { parseReview } from '../../webhook/server/review.ts';
import { subjectOf, type SubjectSources } from '../../webhook/review/subject.ts';
import { UsageError, type Command, type Io } from '../command.ts';
import { finalVerdict } from '../final-verdict.ts';
import { readTextFile } from '../manifest-files.ts';
import { createRequest, resourceOf } from '../manifest-requests.ts';
import { parseManifests, type PlacedObject } from '../manifests.ts';
import { renderedFacts } from '../rendered-facts.ts';

/** Tells offline what admission would say to manifests or to a recorded review, and why. */
export const explain: Command = {
  name: 'explain',
  summary: 'tell what admission would say to a manifest or a review, and why',
  help: [
    'tenantry explain FILE [--repo DIR] [--cluster NAME] [--namespace NS] [--as USER] [--group GROUP]...',
    '',
    'FILE holds manifests (YAML or JSON, any number of objects) or one AdmissionReview as an API server sends it.',
    'What admission knows of a tenant comes from the tenants repository DIR (tenants/ by default), rendered for the',
    'cluster NAME (the first one of the tenant by default). Manifests are judged as if they were created, after mutation,',
    'by USER in GROUPs (an admin of the tenant by default), objects that name no namespace in NS.',
    'To check a folder of manifests in CI, with a line for each finding: tenantry check --manifests DIR --tenant ID.',
    'Not known without a cluster: rights (RBAC), what is left of the quota, throttling, and rules of others.',
    'Exit code 0: nothing would be refused; 1: something would be, or cannot be read; 2: wrong usage.',
  ].join('\n'),
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { repo: { type: 'string' }, cluster: { type: 'string' }, namespace: { type: 'string' }, as: { type: 'string' }, group: { type: 'string', multiple: true } },
    });
    const [name, ...rest] = positionals;
    if (name === undefined || rest.length > 0) throw new UsageError('give one file');
    const file = resolve(io.cwd, name);
    const { catalog, faults } = checkRepository(resolve(io.cwd, values.repo ?? 'tenants'));
    if (catalog === undefined) throw refusalError(faults);
    const sources = renderedFacts(catalog, values.cluster);
    const requests = requestsIn(await readTextFile(file, name), { ...values, file: relative(io.cwd, file) }, catalog);
    const outcomes = await Promise.all(requests.map((request) => explainRequest(request, { sources, catalog }, io)));
    return outcomes.every((allowed) => allowed) ? 0 : 1;
  },
};

interface Values {
  readonly file: string;
  readonly namespace?: string;
  readonly as?: string;
  readonly group?: readonly string[];
}

/** A review is told from a manifest by its kind, so that a manifest may be JSON too. */
function isReview(text: string): boolean {
  return /^\s*\{/.test(text) && /"kind"\s*:\s*"AdmissionReview"/.test(text);
}

function requestsIn(text: string, values: Values, catalog: Catalog): AdmissionRequest[] {
  if (isReview(text)) return [reviewedRequest(text, values.file)];
  const userIn = (namespace: string) => {
    const groups = values.group ?? (values.as === undefined ? [`tenantry:${tenantOfNamespace(namespace) ?? ''}:admins`] : []);
    return { username: values.as ?? 'you', groups: [...groups, 'system:authenticated'] };
  };
  const { objects, faults } = parseManifests(text, values.file);
  if (faults.length > 0) throw refusalError(faults);
  const review = objects.find(({ kind }) => kind === 'AdmissionReview');
  if (review !== undefined && objects.length > 1) throw new TenantryError('INVALID_ARGUMENT', `${values.file} holds an AdmissionReview among other objects; give it in a file of its own`);
  if (review !== undefined) return [reviewedRequest(JSON.stringify(review.object), values.file)];
  if (objects.length === 0) throw new TenantryError('INVALID_ARGUMENT', `${values.file} holds no object`);
  return objects.map((placed) => createRequest(placed, { namespace: () => values.namespace ?? onlyNamespace(catalog, placed), userIn }));
}

/** An object that names no namespace is asked about only where there is no doubt. */
function onlyNamespace(catalog: Catalog, { kind, object }: PlacedObject): string {
  const ids = [...catalog.tenants()].map(({ id }) => id);
  const [id] = ids;
  if (id === undefined || ids.length > 1) {
    throw new UsageError(`${shown(`${kind} ${textAt(object, 'metadata', 'name') ?? ''}`.trim(), 200)} names no namespace; give one: --namespace ${primaryNamespace(id ?? 'acme')}, for instance`);
  }
  return primaryNamespace(id);
}

function reviewedRequest(text: string, file: string): AdmissionRequest {
  try {
    return parseReview(text).request;
  } catch (error) {
    throw new TenantryError('INVALID_ARGUMENT', `${file} is no review that an API server sends: ${error instanceof Error ? error.message : ''}`, { cause: error });
  }
}

/** `update of deployments/scale tenant-acme/web`; creating is what everybody expects. */
function title({ operation, kind, resource, subResource, namespace, name, object }: AdmissionRequest): string {
  const what = subResource === '' && resource === resourceOf(kind) ? kind : `${resource}${subResource === '' ? '' : `/${subResource}`}`;
  const shownName = name || (textAt(object, 'metadata', 'generateName') ?? '') || '(unnamed)';
  const place = namespace === '' || resource === 'namespaces' ? shownName : `${namespace}/${shownName}`;
  return shown(`${operation === 'CREATE' ? '' : `${operation.toLowerCase()} of `}${what} ${place}`, 300);
}

const SCOPED: readonly string[] = ['namespaces', 'tenants'];

/** Why admission has no say in a request; undefined where it has one. */
function outOfScope({ request, tenant, namespace }: AdmissionSubject): string | undefined {
  if (SCOPED.includes(request.resource)) return undefined;
  if (request.namespace === '') return 'not judged: it lies in no namespace, and tenants have no right to such kinds (RBAC)';
  if (tenant === undefined && namespace === undefined) return `not judged: no tenant of this repository has namespace ${shown(request.namespace)}`;
  return undefined;
}

async function subjectFrom(request: AdmissionRequest, sources: SubjectSources): Promise<AdmissionSubject> {
  const namespace = sources.namespaces.known(request.namespace);
  return namespace === undefined && !SCOPED.includes(request.resource) ? { request, tenant: undefined, namespace: undefined } : subjectOf(request, sources);
}

interface Known {
  readonly sources: SubjectSources;
  readonly catalog: Catalog;
}

/** A namespace that only a tenant can have and none has: the object cannot be made at all. */
function missingNamespace({ request }: AdmissionSubject, catalog: Catalog): string | undefined {
  if (tenantOfNamespace(request.namespace) === undefined) return undefined;
  const near = nearest(request.namespace, [...catalog.tenants()].flatMap(({ document }) => namespacesOf(document)).map(({ name }) => name));
  return `cannot be made: no tenant of this repository has namespace ${shown(request.namespace)}${near === undefined ? '' : `; did you mean ${near}?`}`;
}

/** Prints the verdict. True if the request would be allowed. */
async function explainRequest(request: AdmissionRequest, { sources, catalog }: Known, io: Io): Promise<boolean> {
  const subject = await subjectFrom(request, sources);
  const skipped = outOfScope(subject);
  if (skipped !== undefined) {
    const missing = missingNamespace(subject, catalog);
    io.out(`${title(request)}: ${missing ?? skipped}`);
    return missing === undefined;
  }
  const { verdict, patch } = finalVerdict(subject, Date.now());
  io.out(report(title(request), verdict, patch));
  return verdict.allowed;
}

function lines(text: string): string[] {
  return text.split('\n').map((line) => `  ${shown(line, 2000)}`);
}

function report(what: string, verdict: Verdict, patch: readonly PatchOperation[]): string {
  const rules = new Set(verdict.violations.map(({ policy }) => policy)).size;
  const head = verdict.allowed ? `${what}: allowed` : `${what}: refused by ${rules} ${rules === 1 ? 'rule' : 'rules'}`;
  return [
    head,
    ...(verdict.allowed ? [] : lines(refusalText(verdict.violations))),
    ...verdict.warnings.flatMap((warning) => lines(`warning: ${warning}`)),
    ...Object.entries(verdict.audit).flatMap(([policy, text]) => lines(`not enforced here: [tenantry/${policy}] ${text}`)),
    ...patch.map(({ path, value }) => `  filled in: ${shown(path, 200)} = ${shown(JSON.stringify(value), 200)}`),
  ].join('\n');
}
