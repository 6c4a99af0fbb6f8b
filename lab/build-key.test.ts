import { describe, expect, it } from 'vitest';
import { buildKey } from './build-key.ts';

describe('buildKey()', () => {
  const inputs = {
    toolchain: 'go1.26.0\nlinux\namd64\n',
    packages: ['example.org/a'],
    ldflags: '-s -w',
    sources: { 'go.mod': 'module a', 'go.sum': 'x h1:1', 'main.go': 'package main' },
  };

  it('does not depend on the order of files', () => {
    const { 'go.mod': mod, ...rest } = inputs.sources;
    expect(buildKey({ ...inputs, sources: { ...rest, 'go.mod': mod } })).toBe(buildKey(inputs));
  });

  it.each([
    { name: 'toolchain', change: { toolchain: 'go1.27.0\nlinux\namd64\n' } },
    { name: 'packages', change: { packages: ['example.org/b'] } },
    { name: 'ldflags', change: { ldflags: '-s' } },
    { name: 'a file', change: { sources: { ...inputs.sources, 'main.go': 'package main // new' } } },
  ])('changes with $name', ({ change }) => {
    expect(buildKey({ ...inputs, ...change })).not.toBe(buildKey(inputs));
  });
});
