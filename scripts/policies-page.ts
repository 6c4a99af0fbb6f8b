/**
 * docs/policies.md: every rule with its prose, where it holds, and whether it can be adjusted. The prose is the header of
 * the rule's file, the example what the rule says to its first failing fixture, so neither can go stale unnoticed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FLOOR } from '../charts/floor.ts';
import { formatRefusal } from '../model/fault.ts';
import { ADMISSION_POLICIES } from '../policies/admission/index.ts';
import { MOST_EXEMPTION_DAYS } from '../policies/document/exemption-days.ts';
import { readFixtures } from '../policies/admission/testing/fixtures.ts';

const root = join(import.meta.dirname, '..');

interface Rule {
  readonly id: string;
  readonly prose: string;
}

/** Families of admission in the order of the page, and what they are about. */
const FAMILIES: readonly (readonly [folder: string, title: string])[] = [
  ['identity', 'Identity of namespaces and objects'], ['pods', 'Pods'], ['scheduling', 'Scheduling'], ['network', 'Network'], ['rbac', 'Rights and identities'],
  ['storage', 'Storage'], ['gitops', 'GitOps objects of tenants'], ['intent', 'What is asked for, against the limits'],
];

/** The comment on top of a file, as one paragraph for each of its own. */
function headerOf(text: string): string {
  const comment = /^\/\*\*([\s\S]*?)\*\//.exec(text)?.[1] ?? '';
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\*?\s?/, '').trimEnd());
  const paragraphs = lines.join('\n').trim().replaceAll(/\n(?!-|\n)/g, ' ').replaceAll(/ +/g, ' ');
  // Text between angle brackets would be taken for HTML outside of code.
  return paragraphs.replaceAll(/(?<!`[^`\n]*)<([a-z]+)>/g, '`<$1>`');
}

/** Rules of the files of a folder that state an id, sorted by id. */
function rulesIn(folder: string, files = /^[a-z-]+\.ts$/): Rule[] {
  const names = readdirSync(join(root, folder)).filter((name) => files.test(name));
  const rules = names.flatMap((name) => {
    const text = readFileSync(join(root, folder, name), 'utf8');
    const id = /\b(?:id: |const ID = )'([a-z-]+)'/.exec(text)?.[1];
    return id === undefined ? [] : [{ id, prose: headerOf(text).replace(new RegExp(`^${id}: (.)`), (_, first: string) => first.toUpperCase()) }];
  });
  return rules.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What each rule of a family says to its first failing fixture that it refuses, by id. */
function examplesOf(family: string): ReadonlyMap<string, string> {
  const folder = join(root, 'policies/admission', family, 'fixtures');
  const found = new Map<string, string>();
  if (!existsSync(folder)) return found;
  for (const { policy, expected, subject } of readFixtures(pathToFileURL(`${folder}/`))) {
    if (expected !== 'fail' || found.has(policy)) continue;
    const violation = ADMISSION_POLICIES.find(({ id }) => id === policy)?.check(subject)[0];
    if (violation !== undefined) found.set(policy, formatRefusal({ policy, message: `${violation.path === '' ? '' : `${violation.path}: `}${violation.message}`, fix: violation.fix }));
  }
  return found;
}

function section({ id, prose }: Rule, where: string, example?: string): string {
  return [`### ${id}`, where, '', prose, ...(example === undefined ? [] : ['', '```', example, '```'])].join('\n');
}

function admissionSections(floor: ReadonlySet<string>): string[] {
  const told = new Set<string>();
  const sections = FAMILIES.flatMap(([family, title]) => {
    const examples = examplesOf(family);
    const rules = rulesIn(`policies/admission/${family}`).flatMap((rule) => {
      const policy = ADMISSION_POLICIES.find(({ id }) => id === rule.id);
      if (policy === undefined) return [];
      told.add(rule.id);
      const modes = policy.level === 'rule' ? 'modes: enforce, warn, audit; exemptions' : 'always enforced';
      return [section(rule, `*${policy.title}.* ${floor.has(rule.id) ? 'Webhook and floor' : 'Webhook'} · ${modes}`, examples.get(rule.id))];
    });
    return [`## Admission: ${title}`, ...rules];
  });
  const missing = ADMISSION_POLICIES.filter(({ id }) => !told.has(id)).map(({ id }) => id);
  if (missing.length > 0) throw new Error(`no file states the id of ${missing.join(', ')} (one rule a file, id: '…')`);
  return sections;
}

const INTRO = `# Policies
Every rule that tenantry enforces. This page is written by \`npm run generate\` from the rules themselves; change those.

A refusal reads \`[tenantry/<id>] what is wrong; how to fix it\`, and all that is wrong is told at once. Where a rule holds:
- **document**: \`tenantry check\` on a pull request, the API, and the publisher, on documents of the tenants repository;
- **change**: the same, on the step from one state of the repository to the next;
- **webhook**: the admission webhook, on every write in a tenant's namespace. \`tenantry explain FILE\` tells offline what it
  would say, \`tenantry check --manifests DIR --tenant ID\` checks a folder of manifests;
- **floor**: a ValidatingAdmissionPolicy in the API server itself, which holds while the webhook is down.

## Modes and exemptions
A rule that keeps tenants apart is always enforced, and so are the floor and the quota. The others are enforced unless the
platform says otherwise, in \`platform.yaml\` for every cluster or in a cluster's document for that one:

\`\`\`yaml
spec:
  admission:
    modes:                  # for every tenant
      topology: warn        # enforce | warn (allowed, and the person who asks is told) | audit (audit log only)
    tenantModes:            # for one tenant; goes before the modes of all
      acme:
        topology: enforce
    exemptions:             # allowed for some objects of one tenant until a day
      - policy: pull-policy
        tenant: acme
        namespace: tenant-acme--dev   # optional, as are kind and name
        name: legacy-*                # pods that come of a Deployment have names of their own: use a prefix
        reason: the vendor's registry is down at night
        until: 2030-01-31             # first day on which it does not hold any more, UTC
\`\`\`
The cluster's word goes before the platform's, and what is said of one tenant before what is said of all. A tenant's own
document can only tighten: \`spec.admission.enforce\` lists rules that are enforced for it whatever the platform's modes
say (exemptions stay: somebody asked for them). Exemptions end by the clock of the webhook. \`tenantry check\` tells of
those that are over, and refuses those that last more than ${MOST_EXEMPTION_DAYS} days.
`;

/** The text of docs/policies.md. */
export function policiesPage(): string {
  const floor = new Set(FLOOR.map(({ id }) => id));
  const judged = new Set(ADMISSION_POLICIES.map(({ id }) => id));
  return [
    INTRO.trimEnd(),
    ...admissionSections(floor),
    '## Only in the floor', ...rulesIn('charts', /^floor-[a-z-]+\.ts$/).filter(({ id }) => floor.has(id) && !judged.has(id)).map((rule) => section(rule, 'Floor · always enforced')),
    '## Documents', ...rulesIn('policies/document').map((rule) => section(rule, rule.id === 'exemption-days' ? 'Document, by `tenantry check` only' : 'Document')),
    '## Changes', ...rulesIn('policies/change').map((rule) => section(rule, 'Change')),
  ].join('\n\n') + '\n';
}
