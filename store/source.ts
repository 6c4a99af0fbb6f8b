/**
 * Reads documents of `main` out of Git: a whole commit, or what differs between two. Nothing in a tenants repository is
 * ever followed or executed; what is no plain file in its place is a fault.
 */
import { Catalog, type SharedDocument, type TenantEntry } from '../model/catalog.ts';
import { TenantryError } from '../model/errors.ts';
import { formatFault, type Fault } from '../model/fault.ts';
import { PLATFORM_FILE, isStray, kindOfPath, nameOfPath, tenantFile } from '../model/layout.ts';
import type { TenantDocument } from '../model/tenant.ts';
import type { Edit } from './edit.ts';
import type { Mirror } from './git/mirror.ts';
import { PLAIN_FILE } from './git/tree.ts';
import type { Rules } from './ports.ts';

/** Larger files are refused before they are read. */
export const MAX_FILE_BYTES = 1024 * 1024;
/** Earlier versions of a broken file that are tried. */
const MAX_VERSIONS = 20;
/** Files that are read at the same time. */
const CHUNK = 256;

const LINK = '120000';
const SUBMODULE = '160000';

interface FoundFile {
  readonly path: string;
  readonly mode: string;
  readonly id: string;
}

/** Faults by file; an empty list says that the file is fine now. */
export type FileFaults = ReadonlyMap<string, readonly Fault[]>;

export interface SourceChange {
  readonly edits: readonly Edit[];
  readonly faults: FileFaults;
}

function fileFault(file: string, policy: string, message: string, fix: string): Fault {
  return { file, line: 0, path: '', policy, message, fix };
}

/** A fault that a path and mode alone show; undefined for a file that is read or left alone. */
function faultOfPlace({ path, mode }: FoundFile): Fault | undefined {
  if (mode === LINK) return fileFault(path, 'plain-files', 'is a symbolic link, which is never followed', 'put the file itself there');
  if (mode === SUBMODULE) return fileFault(path, 'plain-files', 'is a submodule, which is never fetched', 'remove it');
  const isOurs = kindOfPath(path) !== undefined;
  if (isOurs && mode !== PLAIN_FILE) return fileFault(path, 'plain-files', `has mode ${mode} where a plain file (${PLAIN_FILE}) is expected`, 'take the executable bit away (git update-index --chmod=-x)');
  if (isStray(path)) return fileFault(path, 'layout', 'lies where only documents may lie, and is none', 'move it (`tenantry path` tells where a tenant belongs)');
  return undefined;
}

export class Source {
  readonly #mirror: Mirror;
  readonly #rules: Rules;

  constructor(mirror: Mirror, rules: Rules) {
    this.#mirror = mirror;
    this.#rules = rules;
  }

  /** Everything at a commit. Throws FAILED_PRECONDITION without a good platform.yaml. */
  async load(commit: string): Promise<{ readonly catalog: Catalog; readonly faults: FileFaults }> {
    const { edits, faults } = await this.#read(await this.#mirror.listTree(commit), commit);
    const shared: SharedDocument[] = [];
    const tenants: TenantEntry[] = [];
    for (const edit of edits) {
      if (edit.kind === 'shared') shared.push(edit.document);
      if (edit.kind === 'tenant' && edit.entry) tenants.push(edit.entry);
    }
    const platform = shared.find((document) => document.kind === 'Platform');
    if (platform === undefined) {
      const told = (faults.get(PLATFORM_FILE) ?? []).map(formatFault).join('\n');
      throw new TenantryError('FAILED_PRECONDITION', `the tenants repository has no valid ${PLATFORM_FILE} on main; add one (see the sample in tenants/)\n${told}`.trim());
    }
    return { catalog: new Catalog(platform, shared, tenants), faults };
  }

  /** What differs between two commits. */
  async diff(from: string, to: string): Promise<SourceChange> {
    const changes = await this.#mirror.diffTrees(from, to);
    const edits: Edit[] = [];
    const faults = new Map<string, readonly Fault[]>();
    const found: FoundFile[] = [];
    for (const { path, to: now } of changes) {
      faults.set(path, []);
      if (now) found.push({ path, ...now });
      else edits.push(...this.#removal(path));
    }
    const read = await this.#read(found, to);
    return { edits: [...edits, ...read.edits], faults: new Map([...faults, ...read.faults]) };
  }

  #removal(path: string): Edit[] {
    const name = nameOfPath(path);
    const kind = kindOfPath(path);
    if (name === undefined || kind === undefined) return [];
    // A stray copy in another folder was a fault, never the tenant: its removal takes nothing away.
    if (kind === 'Tenant') return path === tenantFile(name) ? [{ kind: 'tenant', id: name, file: path, entry: undefined }] : [];
    // Without platform.yaml nothing can be rendered: what it said last holds.
    return kind === 'Platform' ? [] : [{ kind: 'unshared', documentKind: kind, name }];
  }

  async #read(files: readonly FoundFile[], commit: string): Promise<SourceChange> {
    const edits: Edit[] = [];
    const faults = new Map<string, readonly Fault[]>();
    const wanted: FoundFile[] = [];
    for (const file of files) {
      const fault = faultOfPlace(file);
      if (fault) faults.set(file.path, [fault]);
      else if (kindOfPath(file.path)) wanted.push(file);
    }
    for (let start = 0; start < wanted.length; start += CHUNK) {
      const chunk = wanted.slice(start, start + CHUNK);
      const results = await Promise.all(chunk.map((file) => this.#readFile(file, commit)));
      for (const [index, { edit, faults: wrong }] of results.entries()) {
        if (edit) edits.push(edit);
        if (wrong.length > 0) faults.set(chunk[index]?.path ?? '', wrong);
      }
    }
    return { edits, faults };
  }

  async #readFile(file: FoundFile, commit: string): Promise<{ readonly edit?: Edit | undefined; readonly faults: readonly Fault[] }> {
    const { edit, faults } = await this.#readBlob(file);
    if (edit || faults.length === 0) return { edit, faults };
    // The last version that was good stays in force for everything that depends on it.
    return { edit: await this.#lastGood(file.path, commit), faults };
  }

  async #readBlob(file: FoundFile): Promise<{ readonly edit?: Edit; readonly faults: readonly Fault[] }> {
    const info = await this.#mirror.objects.info(file.id);
    if (info === undefined) throw new TenantryError('DATA_LOSS', `the private clone lacks ${file.path} (${file.id})`);
    if (info.size > MAX_FILE_BYTES) {
      return { faults: [fileFault(file.path, 'file-size', `has ${info.size} bytes, ${MAX_FILE_BYTES} are allowed`, 'make it smaller')] };
    }
    const content = (await this.#mirror.objects.content(file.id))?.content ?? Buffer.alloc(0);
    const { document, faults } = this.#rules.read(file.path, content);
    if (document === undefined || faults.length > 0) return { faults };
    const misplaced = this.#rules.checkPlace(file.path, document);
    return misplaced.length > 0 ? { faults: misplaced } : { edit: editOf(file, document), faults: [] };
  }

  async #lastGood(path: string, commit: string): Promise<Edit | undefined> {
    const args = ['log', '--first-parent', '--format=%H', `--max-count=${MAX_VERSIONS}`, '--skip=1', '--end-of-options', commit, '--', path];
    const versions = (await this.#mirror.run(args)).toString('utf8').split('\n');
    for (const version of versions.filter((line) => line !== '')) {
      const [entry] = await this.#mirror.listTree(version, path);
      if (entry === undefined || faultOfPlace(entry)) continue;
      const { edit } = await this.#readBlob(entry);
      if (edit) return edit;
    }
    return undefined;
  }
}

function editOf(file: FoundFile, document: TenantDocument | SharedDocument): Edit {
  if (document.kind !== 'Tenant') return { kind: 'shared', document };
  const id = document.metadata.name;
  return { kind: 'tenant', id, file: file.path, entry: { id, file: file.path, blob: file.id, document } };
}
