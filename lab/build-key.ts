import { createHash } from 'node:crypto';

/** Everything that decides what a build gives. */
export interface BuildInputs {
  /** What `go env GOVERSION GOOS GOARCH` says. */
  readonly toolchain: string;
  readonly packages: readonly string[];
  readonly ldflags: string;
  /** Contents of go.mod, go.sum and the Go sources, by file name. */
  readonly sources: Readonly<Record<string, string>>;
}

/** A short name for the outcome of these inputs: equal inputs, equal key; 16 hex digits. */
export function buildKey(inputs: BuildInputs): string {
  const sources = Object.entries(inputs.sources).sort(([a], [b]) => (a < b ? -1 : 1));
  const canonical = JSON.stringify([inputs.toolchain, inputs.packages, inputs.ldflags, sources]);
  return createHash('sha256').update(canonical).digest('hex').slice(0, 16);
}
