import { describe, expect, it } from 'vitest';
import { createReadiness } from './readiness.ts';

describe('createReadiness()', () => {
  it('is ready when every check is, and tells changes once', () => {
    let store: true | string = 'no store';
    const readiness = createReadiness([() => store, () => true]);
    const told: boolean[] = [];
    readiness.onChange((ready) => told.push(ready));
    readiness.refresh();
    expect([readiness.ready(), readiness.missing()]).toEqual([false, ['no store']]);
    store = true;
    readiness.refresh();
    readiness.refresh();
    expect(told).toEqual([false, true]);
  });

  it('is never ready again once it drains', () => {
    const readiness = createReadiness([() => true]);
    readiness.drain();
    expect([readiness.ready(), readiness.missing()]).toEqual([false, ['the process is stopping']]);
  });
});
