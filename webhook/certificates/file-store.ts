/** The certificate state in a file of this machine, for one process without a cluster. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { CertificateStore } from './ports.ts';

export class FileStore implements CertificateStore {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  async read(): Promise<{ readonly text: string; readonly version: string }> {
    try {
      const text = await readFile(this.#file, 'utf8');
      return { text, version: createHash('sha256').update(text).digest('hex') };
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { text: '', version: '' };
      throw error;
    }
  }

  async write(text: string, version: string): Promise<boolean> {
    if ((await this.read()).version !== version) return false;
    await mkdir(dirname(this.#file), { recursive: true, mode: 0o700 });
    const fresh = `${this.#file}.new`;
    await writeFile(fresh, text, { mode: 0o600 });
    await rename(fresh, this.#file);
    return true;
  }
}
