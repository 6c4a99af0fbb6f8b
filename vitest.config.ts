import { defineConfig } from 'vitest/config';

const never = ['**/node_modules/**', '**/dist/**', '**/out/**', '**/.tenantry/**'];

/** Two groups: everything that one process can show, then (one file at a time) what needs the lab's control plane. */
export default defineConfig({
  test: {
    retry: 0,
    passWithNoTests: false,
    reporters: ['default', './test/tally.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...never, '**/*.lab.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'lab',
          include: ['**/*.lab.test.ts'],
          exclude: never,
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
