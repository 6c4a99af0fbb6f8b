import { describe, expect, it } from 'vitest';
import { newSecretPath } from './source.ts';

describe('newSecretPath()', () => {
  it('is a name that an API server takes as a segment of a Service\'s path, and nobody guesses', () => {
    const paths = Array.from({ length: 200 }, newSecretPath);
    for (const path of paths) expect(path).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
    expect(new Set(paths).size).toBe(200);
  });
});
