/** What a TLS listener serves. PEM texts. */
export interface TlsMaterial {
  readonly cert: string;
  readonly key: string;
}
