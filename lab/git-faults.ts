/** What a client of the Git server is doing: reading refs and objects, or writing them. */
type GitOperation = 'fetch' | 'push';

/**
 * What goes wrong:
 * - `delay`: the request waits `delayMs` milliseconds, then goes on;
 * - `reject`: it is answered with the HTTP status, nothing is done;
 * - `drop-request`: the connection is cut before anything is done;
 * - `drop-response`: everything is done, then the connection is cut before the client hears of it.
 */
export type FaultAction =
  | { readonly kind: 'delay'; readonly delayMs: number }
  | { readonly kind: 'reject'; readonly status: number }
  | { readonly kind: 'drop-request' }
  | { readonly kind: 'drop-response' };

/** A fault and the requests that it strikes. Fields that are left out match everything. */
interface Fault {
  readonly action: FaultAction;
  readonly operation?: GitOperation;
  /** Name as in `createRepository`, without `.git`. */
  readonly repository?: string;
  /** `advertise` is the first request (which refs are there), `transfer` the second. Default `transfer`. */
  readonly phase?: 'advertise' | 'transfer';
  /** Strikes that many requests, then no more. Default: until removed. */
  readonly times?: number;
}

/** A request as far as faults look at it. */
export interface GitRequest {
  readonly operation: GitOperation;
  readonly repository: string;
  readonly phase: 'advertise' | 'transfer';
}

/** The faults that are armed; tests add them, the server takes them. */
export interface GitFaults {
  /** Arms a fault; call the result to remove it. */
  add(fault: Fault): () => void;
  clear(): void;
  /** What the next request of that kind suffers, in the order of adding; counts `times` down. */
  take(request: GitRequest): FaultAction[];
}

function strikes(fault: Fault, request: GitRequest): boolean {
  return (
    (fault.operation ?? request.operation) === request.operation &&
    (fault.repository ?? request.repository) === request.repository &&
    (fault.phase ?? 'transfer') === request.phase
  );
}

/** An empty set of faults. */
export function createGitFaults(): GitFaults {
  const armed = new Map<symbol, { readonly fault: Fault; left: number }>();
  return {
    add: (fault) => {
      const id = Symbol('fault');
      armed.set(id, { fault, left: fault.times ?? Number.POSITIVE_INFINITY });
      return () => void armed.delete(id);
    },
    clear: () => armed.clear(),
    take: (request) => {
      const struck = [...armed].filter(([, { fault }]) => strikes(fault, request));
      for (const [id, entry] of struck) {
        entry.left -= 1;
        if (entry.left <= 0) armed.delete(id);
      }
      return struck.map(([, { fault }]) => fault.action);
    },
  };
}
