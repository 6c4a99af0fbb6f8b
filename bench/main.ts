/** `npm run bench -- [names] [--json FILE]`: runs the benchmarks whose results start with one of the names. */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { BARS, verdict } from './bars.ts';
import { benches as api } from './api.ts';
import { benches as git } from './git.ts';
import { benches as labAdded } from './lab-added.ts';
import { benches as flood } from './lab-flood.ts';
import { benches as lock } from './lock.ts';
import { benches as quota } from './quota.ts';
import type { Bench, Result } from './result.ts';
import { benches as review } from './review.ts';
import { benches as synth } from './synth.ts';
import { benches as throttle } from './throttle.ts';

const all: readonly Bench[] = [...synth, ...git, ...review, ...quota, ...api, ...lock, ...throttle, ...labAdded, ...flood];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});

if (values.help) {
  console.log('npm run bench -- [NAME…] [--json FILE]\n\nResults (a name selects all that start with it):');
  for (const bench of all) for (const name of bench.results) console.log(`  ${name}`);
} else {
  await main();
}

async function main(): Promise<void> {
  const wanted = (name: string) => positionals.length === 0 || positionals.some((prefix) => name.startsWith(prefix));
  const chosen = all.filter((bench) => bench.results.some(wanted));
  if (chosen.length === 0) {
    console.error(`no benchmark has a result that starts with ${positionals.join(' or ')}; see npm run bench -- --help`);
    process.exitCode = 1;
    return;
  }
  console.log(`Node ${process.version}, ${availableParallelism()} cores`);
  const results: Result[] = [];
  for (const bench of chosen) {
    for (const result of await bench.run()) {
      if (!wanted(result.name)) continue;
      results.push(result);
      console.log(line(result));
    }
  }
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ results }, null, 2)}\n`);
}

function line(result: Result): string {
  const bar = BARS[result.name];
  const against = result.baseline ? `   beside ${result.baseline.name} ${format(result.baseline.value)}` : '';
  const ratio = result.ratio === undefined ? '' : `   ${format(result.ratio)} × better`;
  const judged = bar ? `   bar: at ${bar.at} ${bar.value}${bar.of === 'ratio' ? ' of the baseline' : ''}${bar.ratio === undefined ? '' : ` and ${bar.ratio} × the baseline`}, ${verdict(result)}` : '';
  return `${result.name.padEnd(28)} ${format(result.value)} ${result.unit}${against}${ratio}${judged}`;
}

function format(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 4, useGrouping: false });
}
