import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { LOCAL_IDENTITY } from '../identity/local-token.ts';
import { startTestApi, TEST_TOKEN, type TestApi } from '../testing/test-api.ts';

let test: TestApi | undefined;
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await test?.stop();
  test = undefined;
});

/** Sends the head of a request that has a body of 1,000 bytes, and none of it. */
function head({ url }: TestApi, path: string, headers: readonly string[]): Socket {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  socket.on('error', () => {});
  socket.write([`POST ${path} HTTP/1.1`, `host: ${host}`, 'content-type: application/json', 'content-length: 1000', ...headers, '', ''].join('\r\n'));
  return socket;
}

async function answerTo(socket: Socket): Promise<string> {
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  return bytes.toString();
}

const GOOD = `authorization: Bearer ${TEST_TOKEN}`;

describe('a body', () => {
  it.each([
    ['of a stranger', '/v1/accounts', [], 401],
    ['of a stranger on an old path', '/api/accounts', [], 401],
    ['with wrong credentials', '/v1/accounts', ['authorization: Bearer wrong'], 401],
    ['with two of them, of which one is good', '/v1/accounts', [GOOD, 'authorization: Bearer wrong'], 401],
    ['that leads nowhere', '/v1/nothing', [], 404],
  ])('%s is refused before a byte of it is there', async (_, path, headers, status) => {
    test = await startTestApi();
    expect(await answerTo(head(test, path, headers))).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  it('is read of one caller 64 at a time; others wait for the end of one', async () => {
    test = await startTestApi();
    const open = Array.from({ length: 64 }, () => head(test as TestApi, '/v1/accounts', [GOOD]));
    // Asked on a connection of its own for each; the server saw all of them when it saw the last.
    await Promise.all(open.map((socket) => once(socket, 'connect')));
    const last = head(test, '/v1/accounts', [GOOD]);
    last.write(Buffer.alloc(1_000, 'x'));
    let answered = false;
    const answer = answerTo(last).then((text) => {
      answered = true;
      return text;
    });
    expect((await fetch(`${test.url}/v1/accounts`, { headers: { authorization: `Bearer ${TEST_TOKEN}` } })).status).toBe(200);
    expect(answered).toBe(false);
    open[0]?.destroy();
    expect(await answer).toMatch(/^HTTP\/1.1 400 /);
  });

  it('of callers who left while they were looked at keeps nobody out afterwards', async () => {
    const looks: (() => void)[] = [];
    const { promise: begun, resolve: allBegun } = Promise.withResolvers<void>();
    let isHeld = true;
    const authenticate = async (): Promise<typeof LOCAL_IDENTITY> => {
      if (isHeld) await new Promise<void>((resolve) => looks.push(resolve) === 64 && allBegun());
      return LOCAL_IDENTITY;
    };
    test = await startTestApi({ authenticator: { authenticate } });
    const gone = Array.from({ length: 64 }, () => head(test as TestApi, '/v1/accounts', [GOOD]));
    await begun;
    await Promise.all(gone.map(async (socket) => {
      const closed = once(socket, 'close');
      socket.destroy();
      await closed;
    }));
    // An answer on a later connection: the server has seen the others go.
    expect((await fetch(`${test.url}/healthz`)).status).toBe(200);
    isHeld = false;
    for (const resolve of looks) resolve();
    const reply = await fetch(`${test.url}/v1/accounts`, { method: 'POST', headers: { authorization: `Bearer ${TEST_TOKEN}`, 'content-type': 'application/json' }, body: '{' });
    expect(reply.status).toBe(400);
  }, 15_000);
});
