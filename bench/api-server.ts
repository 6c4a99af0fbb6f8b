/** The API of a process of its own over a repository of 10,000 tenants, with the local token. */
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createApi, type Api } from '../api/api.ts';
import { NO_CLOUD } from '../api/accounts/cloud.ts';
import { NO_CLUSTERS } from '../api/clusters/observer.ts';
import { createTokenAuthenticator } from '../api/identity/local-token.ts';
import { SqliteLockStore } from '../api/locks/sqlite-store.ts';
import { OperationJournal } from '../api/operations/operation-journal.ts';
import { PurgeTally } from '../api/accounts/purge-tally.ts';
import { ReplyJournal } from '../api/rpc/reply-journal.ts';
import { createLog } from '../runtime/log.ts';
import { generationOf } from '../synth/render.ts';
import { TENANTS, type Listening } from './api-scale.ts';
import { createRemoteWith } from './git-load.ts';

/** As api/process.ts puts it together, with the log at its usual level. */
async function ours(token: string): Promise<Api> {
  const sandbox = createRemoteWith(TENANTS);
  const store = await sandbox.open();
  // What publishing costs is measured elsewhere; here it must not run beside.
  await store.publishNow();
  const log = createLog({ level: 'warn', destination: process.stderr, secrets: [token] });
  const api = createApi({
    host: '127.0.0.1', httpPort: 0, grpcPort: 0, store, observer: NO_CLUSTERS, generationOf, cloud: NO_CLOUD, tally: new PurgeTally(join(sandbox.dir, 'operations.sqlite')),
    authenticator: createTokenAuthenticator(token), pageKey: token, audit: { append: async () => undefined }, locks: new SqliteLockStore({ file: join(sandbox.dir, 'locks.sqlite'), monotonicMs: () => performance.now(), log }),
    replies: new ReplyJournal(join(sandbox.dir, 'replies.sqlite'), () => Date.now()), operations: new OperationJournal(join(sandbox.dir, 'operations.sqlite'), () => Date.now()),
    log, monotonicMs: () => performance.now(), newOperationId: randomUUID,
  });
  await api.rest.start();
  await api.grpc.start();
  process.on('disconnect', () => void sandbox.close().then(() => process.exit()));
  return api;
}

const token = randomBytes(32).toString('base64url');
const api = await ours(token);
const listening: Listening = { http: `http://127.0.0.1:${api.rest.port()}`, grpc: `127.0.0.1:${api.grpc.port()}`, token };
process.send?.(listening);
