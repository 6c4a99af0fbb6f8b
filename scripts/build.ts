/** `npm pack` calls this: dist/ as plain JavaScript, since Node strips no types below node_modules. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, rmSync } from 'node:fs';

/** What is read at run time and is no TypeScript of ours. */
const ASSETS = ['model/generated', 'proto/gen', 'gen', 'tenants'];

rmSync('dist', { recursive: true, force: true });
const compiled = spawnSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });
if (compiled.error) throw compiled.error;
if (compiled.status !== 0) process.exit(compiled.status ?? 1);
for (const asset of ASSETS) cpSync(asset, `dist/${asset}`, { recursive: true });
chmodSync('dist/cli/main.js', 0o755);
