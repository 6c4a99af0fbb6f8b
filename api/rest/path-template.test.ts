import { describe, expect, it } from 'vitest';
import { matchPath, parsePathTemplate, splitPath } from './path-template.ts';

function match(template: string, path: string): Record<string, string> | undefined {
  const found = matchPath(parsePathTemplate(template), splitPath(path));
  return found === undefined ? undefined : Object.fromEntries(found);
}

describe('matchPath()', () => {
  it.each<readonly [string, string, Record<string, string> | undefined]>([
    ['/v1/accounts', '/v1/accounts', {}],
    ['/v1/accounts', '/v1/accounts/', undefined],
    ['/v1/accounts', '/v1/Accounts', undefined],
    ['/v1/accounts/{id}', '/v1/accounts/acme', { id: 'acme' }],
    ['/v1/accounts/{id}', '/v1/accounts/', undefined],
    ['/v1/accounts/{id}', '/v1/accounts/a/b', undefined],
    ['/v1/accounts/{id}', '/v1/accounts/a%2Fb', { id: 'a/b' }],
    ['/v1/accounts/{id}', '/v1/accounts/%E2%82%AC', { id: '€' }],
    ['/v1/accounts/{id}', '/v1/accounts/%zz', undefined],
    ['/v1/accounts/{id}', '/v1/accounts/%00', { id: '\0' }],
    ['/v1/jobs/{job_id}:cancel', '/v1/jobs/7:cancel', { job_id: '7' }],
    ['/v1/jobs/{job_id}:cancel', '/v1/jobs/7', undefined],
    ['/v1/jobs/{job_id}:cancel', '/v1/jobs/:cancel', undefined],
    ['/v1/locks/{key=**}', '/v1/locks/a/b/c', { key: 'a/b/c' }],
    ['/v1/locks/{key=**}', '/v1/locks', { key: '' }],
    ['/v1/{name=shelves/*/books/*}/x', '/v1/shelves/1/books/2/x', { name: 'shelves/1/books/2' }],
    ['/v1/*/x', '/v1/any/x', {}],
    ['/v1/**', '/v1/any/thing', {}],
  ])('%s on %s', (template, path, want) => {
    expect(match(template, path)).toEqual(want);
  });
});

describe('parsePathTemplate()', () => {
  it.each(['v1', '/', '/v1/{', '/v1/{a}b', '/v1/a{b}', '/v1/**/x', '/v1/{a=**}/b', '/v1//x', '/v1/a:b:c', '/v1/ü'])('refuses %s', (template) => {
    expect(() => parsePathTemplate(template)).toThrow('path template');
  });
});
