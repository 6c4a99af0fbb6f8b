/** Where certificates are kept and who must know of them. */

/** One text that all replicas share. */
export interface CertificateStore {
  /** The text with its version; an empty text when there is none yet. @throws when the store cannot be read */
  read(): Promise<{ readonly text: string; readonly version: string }>;
  /** Writes if the version is still that one; false when somebody was faster. */
  write(text: string, version: string): Promise<boolean>;
}

/** Tells API servers what to trust and which path to call. */
export interface Announcer {
  /** Returns when it stands everywhere; does nothing when it does already. @throws when it cannot be told */
  announce(caBundle: string, path: string): Promise<void>;
}
