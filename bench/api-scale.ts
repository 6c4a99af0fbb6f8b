/** What the benchmark of the API and its server agree on. */
export const TENANTS = 10_000;

export interface Listening {
  readonly http: string;
  readonly grpc: string;
  readonly token: string;
}
