import { describe, expect, it } from 'vitest';
import { tenantVerdict } from '../testing/verdicts.ts';
import { sharesAddUp } from './shares-add-up.ts';

describe('shares-add-up', () => {
  it.each<[string, (number | undefined)[], string[]]>([
    ['no shares', [undefined, undefined], []],
    ['shares of 100', [70, 30], []],
    ['one cluster with all', [100], []],
    ['too little', [70, 20], ['spec.clusters: [tenantry/shares-add-up] the shares 70 + 20 add up to 90; make them add up to 100']],
    ['too much', [70, 70], ['spec.clusters: [tenantry/shares-add-up] the shares 70 + 70 add up to 140; make them add up to 100']],
    ['one cluster with half', [50], ['spec.clusters: [tenantry/shares-add-up] the shares 50 add up to 50; make them add up to 100']],
    ['a share for one of two', [100, undefined], ['spec.clusters: [tenantry/shares-add-up] 1 of 2 clusters have a share; give every cluster a share, or none for equal shares']],
  ])('%s', (_name, shares, want) => {
    const clusters = shares.map((share, index) => (share === undefined ? { name: `c${index}` } : { name: `c${index}`, share }));
    expect(tenantVerdict(sharesAddUp, { clusters })).toEqual(want);
  });

  it('a tenant without a list', () => expect(tenantVerdict(sharesAddUp, {})).toEqual([]));
});
