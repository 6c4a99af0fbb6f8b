import { describe, expect, it } from 'vitest';
import { Readiness } from './readiness.ts';

describe('Readiness', () => {
  it('needs every source, a served certificate that was checked, and no stop', () => {
    let problem: readonly string[] = ['tenants: not listed yet'];
    const readiness = new Readiness({ problems: [() => problem, () => []] });
    expect(readiness.problems()).toEqual(['tenants: not listed yet', 'the served certificate is not checked yet']);
    problem = [];
    expect(readiness.problems()).toEqual(['the served certificate is not checked yet']);
    readiness.served(undefined);
    expect(readiness.problems()).toEqual([]);
    readiness.served('another certificate is served');
    expect(readiness.problems()).toEqual(['another certificate is served']);
    readiness.served(undefined);
    readiness.drain();
    expect(readiness.problems()).toEqual(['stopping']);
  });

  it('judges calls that come all the same while it stops', () => {
    const readiness = new Readiness({ problems: [() => []] });
    readiness.drain();
    expect(readiness.cannotJudge()).toEqual([]);
  });
});
