#!/usr/bin/env node
import { bootstrap } from './commands/bootstrap.ts';
import { check } from './commands/check.ts';
import { diff } from './commands/diff.ts';
import { explain } from './commands/explain.ts';
import { migrate } from './commands/migrate.ts';
import { create } from './commands/new.ts';
import { path } from './commands/path.ts';
import { publish } from './commands/publish.ts';
import { synth } from './commands/synth.ts';
import { run } from './run.ts';

process.exitCode = await run([create, path, check, diff, synth, publish, explain, bootstrap, migrate], process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  out: (line) => console.log(line),
  err: (line) => console.error(line),
});
