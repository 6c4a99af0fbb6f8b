import { describe, expect, it } from 'vitest';
import { KeyedQueue } from './keyed-queue.ts';

/** A queue whose work ends when the test says so. */
function open(parallel: number) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const queue = new KeyedQueue({ parallel, work: (key) => {
    begun.push(key);
    return new Promise((resolve) => ends.set(key, resolve));
  } });
  const end = async (key: string): Promise<void> => {
    ends.get(key)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { queue, begun, end };
}

describe('KeyedQueue', () => {
  it('does a few at once, the urgent first, and each once at a time', async () => {
    const { queue, begun, end } = open(2);
    queue.later('a');
    queue.later('b');
    queue.later('c');
    queue.urgent('d');
    queue.urgent('a');
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'd']);
    await end('a');
    // Asked for while it ran.
    expect(begun).toEqual(['a', 'b', 'd', 'a']);
    await end('d');
    expect(begun).toEqual(['a', 'b', 'd', 'a', 'c']);
  });

  it('leaves a key alone while it is held', async () => {
    const { queue, begun, end } = open(2);
    queue.urgent('a');
    let held = false;
    const first = queue.hold('a').then((letGo) => {
      held = true;
      return letGo;
    });
    queue.urgent('b');
    await end('b');
    expect([begun, held]).toEqual([['a', 'b'], false]);
    await end('a');
    const letGo = await first;
    queue.urgent('a');
    const second = queue.hold('a');
    expect(begun).toEqual(['a', 'b']);
    letGo();
    expect(begun).toEqual(['a', 'b', 'a']);
    await end('a');
    (await second)();
  });

  it('ends when what runs is over, and begins nothing more', async () => {
    const { queue, begun, end } = open(1);
    queue.urgent('a');
    queue.urgent('b');
    const ended = queue.end();
    await end('a');
    await ended;
    expect(begun).toEqual(['a']);
  });
});
