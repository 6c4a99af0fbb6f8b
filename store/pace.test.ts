import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';

describe('Pace', () => {
  it('lets a batch be ready just when the push ends', () => {
    const pace = new Pace();
    pace.notePush(100);
    pace.notePrepare(30);
    expect([pace.waitMs(0), pace.waitMs(50), pace.waitMs(90)]).toEqual([70, 20, 0]);
  });

  it('follows what it measures, without jumping at every outlier', () => {
    const pace = new Pace();
    pace.notePush(100);
    pace.notePush(200);
    expect(pace.waitMs(0)).toBe(130);
    for (let n = 0; n < 30; n += 1) pace.notePush(200);
    expect(pace.waitMs(0)).toBeCloseTo(200, 1);
  });

  it('does not wait before it knows anything', () => {
    expect(new Pace().waitMs(0)).toBe(0);
  });
});
