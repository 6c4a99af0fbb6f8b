import { EventEmitter } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConnectionBound } from './connection-bound.ts';

class FakeSocket extends EventEmitter {
  readonly remoteAddress: string | undefined;
  destroyed = false;

  constructor(remoteAddress: string | undefined) {
    super();
    this.remoteAddress = remoteAddress;
  }

  destroy(): this {
    this.destroyed = true;
    return this;
  }
}

function counted(most: number) {
  const figures = { open: 0, refused: 0 };
  const bound = new ConnectionBound(most, { opened: () => (figures.open += 1), closed: () => (figures.open -= 1), refused: () => (figures.refused += 1) });
  return { figures, open: (peer?: string) => {
    const socket = new FakeSocket(peer);
    return { socket, isIn: bound.admit(socket as never) };
  } };
}

describe('ConnectionBound', () => {
  it('holds so many in all, a quarter of one address, and takes the next one when one ends', () => {
    const { open, figures } = counted(8);
    const first = open('a');
    expect([first.isIn, open('a').isIn, open('a').isIn]).toEqual([true, true, false]);
    for (const peer of ['b', 'c', 'd']) expect([open(peer).isIn, open(peer).isIn]).toEqual([true, true]);
    const above = open('e');
    expect([above.isIn, above.socket.destroyed, figures]).toEqual([false, true, { open: 8, refused: 2 }]);
    first.socket.emit('close');
    expect([open('e').isIn, open('a').isIn, figures.open]).toEqual([true, false, 8]);
  });

  it('never holds more than its bounds, and none when all have ended', () => {
    const peers = fc.constantFrom('a', 'b', undefined);
    fc.assert(fc.property(fc.array(fc.oneof(fc.record({ peer: peers }), fc.nat(20)), { maxLength: 60 }), (steps) => {
      const { open, figures } = counted(8);
      const inside: { readonly peer: string | undefined; readonly socket: FakeSocket }[] = [];
      for (const step of steps) {
        if (typeof step === 'number') {
          const [left] = inside.splice(step % Math.max(1, inside.length), 1);
          left?.socket.emit('close');
        } else {
          const { isIn, socket } = open(step.peer);
          if (isIn) inside.push({ peer: step.peer, socket });
        }
        expect(figures.open).toBe(inside.length);
        for (const peer of ['a', 'b', undefined]) expect(inside.filter((one) => one.peer === peer).length).toBeLessThanOrEqual(2);
      }
      for (const { socket } of inside) socket.emit('close');
      expect(figures.open).toBe(0);
    }));
  });
});
