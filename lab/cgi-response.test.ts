import { describe, expect, it } from 'vitest';
import { splitCgiOutput } from './cgi-response.ts';

describe('splitCgiOutput()', () => {
  it('waits for the end of the head', () => {
    expect(splitCgiOutput(Buffer.from('Status: 404 Not Found\r\nExpires: x\r\n'))).toBeUndefined();
  });

  it('takes status and headers from the head, and leaves the rest alone', () => {
    const output = Buffer.concat([
      Buffer.from('Status: 404 Not Found\r\nCache-Control: no-cache, max-age=0\r\n\r\n'),
      Buffer.from([0, 255]),
    ]);
    expect(splitCgiOutput(output)).toEqual({
      head: { status: 404, headers: { 'cache-control': 'no-cache, max-age=0' } },
      rest: Buffer.from([0, 255]),
    });
  });

  it('is 200 without a status', () => {
    expect(splitCgiOutput(Buffer.from('Content-Type: text/plain\r\n\r\nhi'))?.head.status).toBe(200);
  });
});
