/** What identifies this version of rendering, for the trailer `Renderer:` of deploy commits. */
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Files of synth/ that decide bytes; the others read and write. */
const EMITTING = ['manifests', 'render', 'render-platform', 'yaml-emitter'] as const;
/** Documents are read, and quotas worked out, by the model. */
const FOLDERS = ['charts', 'model'] as const;
const SOURCE = /^(?!.*\.(test|d)\.)[a-z0-9-]+\.[jt]s$/;

let known: string | undefined;

function sources(root: string): string[] {
  const files = EMITTING.flatMap((name) => [`synth/${name}.ts`, `synth/${name}.js`]);
  for (const folder of FOLDERS) files.push(...readdirSync(join(root, folder)).filter((name) => SOURCE.test(name)).map((name) => `${folder}/${name}`));
  return files.sort();
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Digest of the code that renders and of the version of cdk8s, 16 hex digits. The same for every call of a process. */
export function rendererDigest(): string {
  if (known !== undefined) return known;
  const root = join(import.meta.dirname, '..');
  const parts: string[] = [];
  for (const path of sources(root)) {
    const content = contentOf(join(root, path));
    if (content !== undefined) parts.push(path, content);
  }
  parts.push((createRequire(import.meta.url)('cdk8s/package.json') as { version: string }).version);
  known = hash('sha256', JSON.stringify(parts)).slice(0, 16);
  return known;
}
