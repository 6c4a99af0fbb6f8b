import { describe, expect, it } from 'vitest';
import { accepts } from './accept.ts';

describe('accepts()', () => {
  it.each([
    [undefined, true], ['', true], ['*/*', true], ['application/json', true], ['application/*', true], ['APPLICATION/JSON; charset=utf-8', true],
    ['text/html,application/xhtml+xml,*/*;q=0.8', true], ['text/html, application/json;q=0.1', true],
    ['text/html', false], ['application/xml, text/*', false], ['application/json;q=0', false], ['application/json;q=0, */*', false], ['application/*;q=0.0, */*;q=1', false],
    ['nonsense', false], [`application/json, ${'x/y, '.repeat(500)}`, false],
  ])('%j: %s', (header, want) => {
    expect(accepts(header, ['application/json'])).toBe(want);
  });

  it('takes any of several types', () => {
    expect(accepts('application/x-ndjson', ['application/x-ndjson', 'application/json'])).toBe(true);
  });
});
