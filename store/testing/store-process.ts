/** A store in a process of its own, for tests that kill it. Options as JSON in the first argument, orders on stdin, answers on stdout. */
import { createInterface } from 'node:readline';
import { createRemote } from '../git/remote.ts';
import { openStore } from '../open.ts';
import { put } from './sandbox.ts';

/** What a test sends: one line of JSON each. */
export interface Order {
  readonly tenant: string;
  readonly displayName: string;
  readonly requestId?: string;
}

/** What comes back: one line for each order, and one with tenant '' when the store is open. */
export interface Answer {
  readonly tenant: string;
  readonly requestId?: string | undefined;
  readonly commit?: string;
  readonly replayed?: boolean;
  readonly error?: string;
}

interface Arguments {
  readonly location: string;
  readonly workDir: string;
  readonly database: string;
  readonly searchPath: string;
  readonly lockMs?: number;
  readonly ackMs?: number;
}

if (process.argv[2] !== undefined) await serve(JSON.parse(process.argv[2]) as Arguments);

async function serve({ location, ...options }: Arguments): Promise<void> {
  const say = (answer: Answer): void => void process.stdout.write(`${JSON.stringify(answer)}\n`);
  const log = (event: string, fields?: object): void => void process.stderr.write(`${event} ${JSON.stringify(fields ?? {})}\n`);
  const store = await openStore({
    ...options,
    remote: createRemote(location),
    clock: { now: () => Date.now() },
    log: { info: log, warn: log, error: log },
    pollMs: 0,
    statusMs: 0,
  });
  await store.publishNow();
  say({ tenant: '' });
  for await (const line of createInterface({ input: process.stdin })) {
    const { tenant, displayName, requestId } = JSON.parse(line) as Order;
    store.submit(put(tenant, { displayName }, requestId === undefined ? {} : { requestId, requestDigest: displayName })).then(
      ({ commit, replayed }) => say({ tenant, requestId, commit, replayed }),
      (error: unknown) => say({ tenant, requestId, error: error instanceof Error ? error.message : String(error) }),
    );
  }
  await store.close();
}
