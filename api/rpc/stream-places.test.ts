import { describe, expect, it } from 'vitest';
import { MOST_OF_ALL, MOST_OF_CALLER, StreamPlaces } from './stream-places.ts';

describe('places of streams', () => {
  it('are so many for each caller, and free again after an end', () => {
    const places = new StreamPlaces('streams');
    const ends = Array.from({ length: MOST_OF_CALLER }, () => places.take('a'));
    expect(() => places.take('a')).toThrow(`${MOST_OF_CALLER} streams of yours are open`);
    places.take('b');
    ends[0]?.();
    places.take('a');
    expect(() => places.take('a')).toThrow('end some');
  });

  it('are so many for all together', () => {
    const places = new StreamPlaces('streams');
    for (let count = 0; count < MOST_OF_ALL; count += 1) places.take(`caller ${Math.floor(count / MOST_OF_CALLER)}`);
    expect(() => places.take('another')).toThrow('ask another replica');
  });
});
