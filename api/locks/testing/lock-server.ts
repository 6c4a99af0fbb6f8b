/**
 * A process that serves locks over gRPC, for tests that kill it, stop it, and set its clock. Its parent sends it the
 * milliseconds by which its time of day is wrong, and ends it by going away.
 */
import { SILENT_LOG } from '../../../runtime/log.ts';
import { startTestApi } from '../../testing/test-api.ts';
import { openLocks } from '../open-locks.ts';

export interface ServerSetup {
  readonly file: string;
  readonly url: string | undefined;
  readonly grpcPort: number;
}

const { file, url, grpcPort } = JSON.parse(process.argv[2] ?? '{}') as ServerSetup;
let wrongByMs = 0;
process.on('message', (message: { readonly wrongByMs: number }) => ({ wrongByMs } = message));
process.on('disconnect', () => process.exit(0));

const monotonicMs = (): number => performance.now();
const locks = openLocks({ url, file, monotonicMs, log: SILENT_LOG });
const api = await startTestApi({ locks, grpcPort, now: () => Date.now() + wrongByMs });
process.send?.({ address: api.grpcAddress });
