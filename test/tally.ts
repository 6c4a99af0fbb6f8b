/** A vitest reporter that writes the counts of a run to the file named by TENANTRY_TALLY, for test/run.ts. */
import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Counts of one run; `broken` are files that failed outside any test (a faulty import, a failing hook). */
export interface Tally {
  passed: number;
  failed: number;
  skipped: string[];
  broken: string[];
}

export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const file = process.env['TENANTRY_TALLY'];
    if (!file) return;
    const tally: Tally = { passed: 0, failed: 0, skipped: [], broken: errors.length > 0 ? ['an unhandled error'] : [] };
    for (const module of modules) {
      if (module.errors().length > 0) tally.broken.push(module.moduleId);
      for (const test of module.children.allTests()) {
        const state = test.result().state;
        if (state === 'passed') tally.passed += 1;
        else if (state === 'failed') tally.failed += 1;
        else tally.skipped.push(test.fullName);
      }
      for (const suite of module.children.allSuites()) {
        if (suite.errors().length > 0) tally.broken.push(`${module.moduleId}: ${suite.fullName}`);
      }
    }
    writeFileSync(file, JSON.stringify(tally));
  }
}
