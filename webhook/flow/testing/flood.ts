/** A tenant that floods the API server and heeds no hint to wait: every connection sends again as soon as it is answered. */
import { openSender, type AccountAnswer, type AccountCall, type Address } from './account-client.ts';

export interface FloodOptions extends Address {
  readonly namespace: string;
  readonly kind: 'reads' | 'writes';
  /** A token an account. */
  readonly tokens: readonly string[];
  readonly connectionsEach: number;
  /** Ends by itself then, whoever forgot it. */
  readonly maxSeconds: number;
}

export interface Flood {
  /** HTTP status → answers so far. */
  readonly statuses: ReadonlyMap<number, number>;
  /** An answer that was refused with 429, if there was one. */
  refused(): AccountAnswer | undefined;
  stop(): Promise<void>;
}

const PAYLOAD = 'x'.repeat(1_000);

/** Lists of everything there is; or changes, each connection of an object of its own so that they never conflict. */
function callOf({ namespace, kind }: FloodOptions, connection: number, turn: number): AccountCall {
  const path = `/api/v1/namespaces/${namespace}/configmaps`;
  if (kind === 'reads') return { method: 'GET', path };
  return { method: 'PATCH', path: `${path}/big-${connection}`, body: { data: { turn: `${turn}`, payload: PAYLOAD } } };
}

export function startFlood(options: FloodOptions): Flood {
  const connections = options.tokens.length * options.connectionsEach;
  const { send, close } = openSender(options, connections, options.kind === 'writes');
  const statuses = new Map<number, number>();
  const endMs = performance.now() + options.maxSeconds * 1_000;
  let going = true;
  let refused: AccountAnswer | undefined;
  const connection = async (number: number): Promise<void> => {
    const token = options.tokens[number % options.tokens.length] ?? '';
    for (let turn = 0; going && performance.now() < endMs; turn += 1) {
      try {
        const answer = await send(token, callOf(options, number, turn));
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        if (answer.status === 429) refused = answer;
      } catch (error) {
        // Only its own end breaks connections.
        if (going) throw error;
      }
    }
  };
  const all = Promise.all(Array.from({ length: connections }, (_, number) => connection(number)));
  // Whoever stops it hears of a failure.
  all.catch(() => undefined);
  return {
    statuses,
    refused: () => refused,
    stop: async () => {
      going = false;
      close();
      await all;
    },
  };
}

/** Names of the ConfigMaps that must exist before a flood of that many connections. */
export function floodedObjects(connections: number): string[] {
  return Array.from({ length: connections }, (_, number) => `big-${number}`);
}

/** Their data, in bytes that a list has to carry. */
export const FLOODED_DATA = { payload: PAYLOAD } as const;
