/** Certificates that somebody else makes, in files: cert-manager's mounted Secret, or an administrator's. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Part } from '../../runtime/lifecycle.ts';
import type { Log } from '../../runtime/log.ts';
import type { TlsMaterial } from '../server/tls-material.ts';

export interface CertificateFilesOptions {
  readonly certFile: string;
  readonly keyFile: string;
  readonly onServed: (tls: TlsMaterial, ends: Date) => void;
  readonly everyMs: number;
  readonly log: Log;
}

export class CertificateFiles implements Part {
  readonly name = 'certificate files';
  readonly #options: CertificateFilesOptions;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();
  #known = '';
  #problem: string | undefined = 'no certificate yet';

  constructor(options: CertificateFilesOptions) {
    this.#options = options;
  }

  get problem(): string | undefined {
    return this.#problem;
  }

  /** @throws when the files hold no certificate with its key */
  async start(): Promise<void> {
    await this.look();
    const { everyMs, log } = this.#options;
    this.#timer = setInterval(() => {
      this.#round = this.#round.then(() => this.look()).catch((error: unknown) => {
        // While a pair is being replaced, one file may be newer than the other: what is served stays.
        log.warn('the certificate files cannot be used; the last ones are served on', { error });
      });
    }, everyMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#round;
  }

  async rotate(): Promise<void> {
    await this.look();
  }

  /** Reads the files, and serves them when they changed. */
  async look(): Promise<void> {
    const { certFile, keyFile, onServed } = this.#options;
    const [cert, key] = await Promise.all([readFile(certFile, 'utf8'), readFile(keyFile, 'utf8')]);
    if (this.#known === cert + key) return;
    const leaf = new X509Certificate(cert);
    if (!leaf.checkPrivateKey(createPrivateKey(key))) throw new Error('the certificate and the key do not belong together');
    onServed({ cert, key }, leaf.validToDate);
    this.#known = cert + key;
    this.#problem = undefined;
  }
}
