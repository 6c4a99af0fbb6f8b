/** `npm run lint`: types, rules, walls, dead code and the wire contract; runs them all and fails if one does. */
import { spawnSync } from 'node:child_process';

const checks: readonly (readonly [string, ...string[]])[] = [
  ['tsc', '-p', '.'],
  ['eslint', '.', '--max-warnings', '0'],
  ['depcruise', 'model', 'policies', 'charts', 'synth', 'store', 'api', 'cli', 'runtime', 'webhook', 'lab', 'client', '--config', '.dependency-cruiser.cjs'],
  ['knip', '--no-progress'],
  ['node', 'scripts/generate.ts', '--check'],
];

const failed = checks.filter(([command, ...args]) => {
  console.log(`lint: ${command} ${args.join(' ')}`);
  const run = spawnSync(command, args, { stdio: 'inherit' });
  if (run.error) console.error(`lint: ${command} could not be started: ${run.error.message}`);
  return run.status !== 0;
});
if (failed.length > 0) {
  console.error(`lint: failed: ${failed.map(([command]) => command).join(', ')}`);
  process.exit(1);
}
console.log('lint: all clean');
