/** moto's server for tests: TENANTRY_MOTO names a Python that has it, python3 otherwise. */
import { spawnSync } from 'node:child_process';
import { startEmbeddedAws, type EmbeddedAws } from '../embedded-aws.ts';

const PYTHON = process.env['TENANTRY_MOTO'] ?? 'python3';
const SEARCH_PATH = process.env['PATH'] ?? '/usr/bin:/bin';

/** Undefined when moto is here; else what is missing. With TENANTRY_REQUIRE_ALL=1 its tests run, and fail without it. */
export function motoMissing(): string | undefined {
  if (process.env['TENANTRY_REQUIRE_ALL'] === '1') return undefined;
  const look = spawnSync(PYTHON, ['-c', 'import importlib.util, sys; sys.exit(0 if importlib.util.find_spec("moto") and importlib.util.find_spec("flask") else 1)']);
  if (look.status === 0) return undefined;
  console.log('skipped: no Python with moto for the tests of AWS (pip install "moto[server]==5.2.1"; TENANTRY_MOTO names the Python)');
  return 'moto';
}

/** Settings of a process that shall start it. */
export const MOTO_PYTHON = PYTHON;

export function startMoto(): Promise<EmbeddedAws> {
  return startEmbeddedAws({ python: PYTHON, searchPath: SEARCH_PATH, startMs: 60_000 });
}
