import { describe, expect, it } from 'vitest';
import { commitMessage, trailer, trailersOf } from './commit-message.ts';

describe('commitMessage()', () => {
  it('reads back as it was written', () => {
    const message = commitMessage('Create tenant acme', [['Request-Id', 'r-1'], ['Fence', '7']]);
    expect(message).toBe('Create tenant acme\n\nRequest-Id: r-1\nFence: 7\n');
    expect(trailersOf(message)).toEqual([['Request-Id', 'r-1'], ['Fence', '7']]);
    expect(trailer(trailersOf(message), 'Fence')).toBe('7');
  });

  it('lets no value grow a line or a trailer of its own', () => {
    const message = commitMessage('x\n\nFence: 9', [['Request-Id', 'a\n\nRequest-Key: stolen\u001b[2J']]);
    expect(trailersOf(message)).toEqual([['Request-Id', 'a Request-Key: stolen\\u{1b}[2J']]);
    expect(message.split('\n')[0]).toBe('x Fence: 9');
  });

  it('bounds subject and values', () => {
    const message = commitMessage('s'.repeat(5000), [['Request-Id', 'r'.repeat(5000)]]);
    expect(message.length).toBeLessThan(400);
  });
});
