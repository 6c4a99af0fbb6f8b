import { describe, expect, it } from 'vitest';
import { cleanText } from './clean-text.ts';

describe('cleanText()', () => {
  const table: [string, string, string][] = [
    ['credentials in a URL', 'fatal: https://user:secret@git.example.org/x.git not found', 'fatal: https://git.example.org/x.git not found'],
    ['a token as user', 'https://ghp_secret@github.com/x', 'https://github.com/x'],
    ['a query', 'GET https://h/x?private_token=secret failed', 'GET https://h/x failed'],
    ['a header', 'sent Authorization: Basic c2VjcmV0 ok', 'sent Authorization: Basic *** ok'],
    ['colours', '\u001b[31merror\u001b[0m', 'error'],
    ['lines and tabs', 'remote: one\r\nremote:\ttwo\n', 'remote: one remote: two'],
    ['controls and bidi marks', 'a\u0007b\u202ec', 'a\\u{7}b\\u{202e}c'],
  ];
  it.each(table)('%s', (_name, text, want) => {
    expect(cleanText(text)).toBe(want);
  });

  it('is bounded whatever comes in', () => {
    expect(cleanText('x'.repeat(10_000_000), 100).length).toBeLessThan(140);
  });
});
