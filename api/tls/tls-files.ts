/** Certificate, key and client authorities in files that somebody else renews; looked at every ten seconds. */
import { readFile } from 'node:fs/promises';
import { TenantryError } from '../../model/errors.ts';
import type { Part } from '../../runtime/lifecycle.ts';
import type { Log } from '../../runtime/log.ts';
import { tlsMaterial, type TlsMaterial } from './tls-material.ts';

export interface TlsFilesOptions {
  readonly certFile: string;
  readonly keyFile: string;
  /** Undefined: client certificates are not asked for. */
  readonly clientCaFile: string | undefined;
  readonly log: Log;
  /** 10,000 by default. */
  readonly everyMs?: number;
}

/** What a door sees of them. */
export interface TlsSource {
  readonly material: () => TlsMaterial;
  /** Called with new material; what is open stays open. */
  readonly onChange: (listener: (material: TlsMaterial) => void) => void;
}

const EVERY_MS = 10_000;

function reasonOf(error: unknown): string {
  if (error instanceof TenantryError) return error.message;
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

export class TlsFiles implements Part, TlsSource {
  readonly name = 'certificate files';
  readonly #options: TlsFilesOptions;
  readonly #listeners: ((material: TlsMaterial) => void)[] = [];
  #material: TlsMaterial | undefined;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();
  #problem = '';

  constructor(options: TlsFilesOptions) {
    this.#options = options;
  }

  material(): TlsMaterial {
    if (this.#material === undefined) throw new Error('the certificate files were not read yet');
    return this.#material;
  }

  onChange(listener: (material: TlsMaterial) => void): void {
    this.#listeners.push(listener);
  }

  /** @throws TenantryError FAILED_PRECONDITION when the files are not good */
  async start(): Promise<void> {
    try {
      this.#material = await this.#read();
    } catch (error) {
      const { certFile, keyFile, clientCaFile } = this.#options;
      throw new TenantryError('FAILED_PRECONDITION', `--tls-cert-file ${certFile}, --tls-key-file ${keyFile}${clientCaFile === undefined ? '' : `, --client-ca-file ${clientCaFile}`}: ${reasonOf(error)}`, { cause: error });
    }
    this.#timer = setInterval(() => {
      this.#round = this.#round.then(() => this.look());
    }, this.#options.everyMs ?? EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#round;
  }

  /** Reads the files. What is not good is not taken: while a pair is being replaced, one file may be newer than the other. */
  async look(): Promise<void> {
    const { log } = this.#options;
    try {
      const found = await this.#read();
      const { cert, key, clientCa } = this.material();
      this.#problem = '';
      if (found.cert === cert && found.key === key && found.clientCa === clientCa) return;
      this.#material = found;
      for (const listener of this.#listeners) listener(found);
      log.info('new certificate files are in use', { ends: found.leaf.validToDate, authorities: found.authorities.length });
    } catch (error) {
      const problem = reasonOf(error);
      if (problem !== this.#problem) log.warn('the certificate files cannot be used; the last good ones are', { problem });
      this.#problem = problem;
    }
  }

  async #read(): Promise<TlsMaterial> {
    const { certFile, keyFile, clientCaFile } = this.#options;
    const [cert, key, clientCa] = await Promise.all([readFile(certFile, 'utf8'), readFile(keyFile, 'utf8'), clientCaFile === undefined ? undefined : readFile(clientCaFile, 'utf8')]);
    return tlsMaterial({ cert, key, clientCa });
  }
}
