/** As much of autocannon's interface as is used here; the package has no types of its own. */
declare module 'autocannon' {
  export interface Request {
    readonly method: 'GET' | 'POST';
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  }

  /** One connection. */
  export interface Client {
    setRequests(requests: readonly Request[]): void;
  }

  export interface Options {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    readonly tlsOptions?: { readonly rejectUnauthorized: boolean };
    /** Each connection sends them in turn. */
    readonly requests: readonly Request[];
    /** Called with each connection before its first request. */
    readonly setupClient?: (client: Client) => void;
  }

  export interface Result {
    readonly errors: number;
    readonly non2xx: number;
    /** Seconds. */
    readonly duration: number;
    readonly requests: { readonly total: number };
    /** Milliseconds. */
    readonly latency: { readonly p99: number };
  }

  const run: (options: Options) => Promise<Result>;
  export default run;
}
