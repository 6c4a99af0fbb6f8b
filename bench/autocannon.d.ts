/** As much of autocannon's interface as is used here; the package has no types of its own. */
declare module 'autocannon' {
  export interface Options {
    readonly url: string;
    readonly method: 'POST';
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly tlsOptions: { readonly rejectUnauthorized: boolean };
    readonly verifyBody: (body: unknown) => boolean;
  }

  export interface Result {
    readonly errors: number;
    readonly non2xx: number;
    readonly mismatches?: number;
    /** Seconds. */
    readonly duration: number;
    readonly requests: { readonly total: number };
    /** Milliseconds. */
    readonly latency: { readonly p99: number };
  }

  const run: (options: Options) => Promise<Result>;
  export default run;
}
