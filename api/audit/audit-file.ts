/**
 * The file behind the audit log: append only, synced before append() resolves, one sync for all who wait. At 32 MiB it
 * is put aside as audit.1.log and so on; the oldest of 32 goes, so all of them together stay at 1 GiB. Whoever needs to
 * keep more ships them elsewhere.
 */
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../../runtime/log.ts';

export interface AuditFileOptions {
  readonly folder: string;
  readonly log: Log;
  /** 32 MiB by default. */
  readonly maxBytes?: number;
  /** Files that are kept beside the one that is written to; 31 by default. */
  readonly kept?: number;
}

interface Waiting {
  readonly line: string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const MAX_BYTES = 32 * 1024 * 1024;
const KEPT = 31;

export class AuditFile {
  readonly #options: AuditFileOptions;
  readonly #maxBytes: number;
  readonly #kept: number;
  #handle: FileHandle | undefined;
  #size = 0;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;

  constructor(options: AuditFileOptions) {
    this.#options = options;
    this.#maxBytes = options.maxBytes ?? MAX_BYTES;
    this.#kept = options.kept ?? KEPT;
  }

  /** Resolves when the line, which ends with a newline, is on disk. @throws Error of the file system */
  append(line: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ line, resolve, reject });
      this.#writing ??= this.#writeAll();
    });
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#handle?.close();
    this.#handle = undefined;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0);
      try {
        await this.#write(Buffer.from(batch.map(({ line }) => line).join('')));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    // Here and not when this promise settles: whoever was told just now may have the next line ready before that.
    this.#writing = undefined;
  }

  async #write(bytes: Buffer): Promise<void> {
    if (this.#handle !== undefined && this.#size > 0 && this.#size + bytes.length > this.#maxBytes) await this.#putAside();
    const handle = this.#handle ?? (await this.#open());
    try {
      // The file may have been cut or filled up by somebody else: nothing is taken for written that was not.
      const { bytesWritten } = await handle.write(bytes);
      if (bytesWritten !== bytes.length) throw new Error(`only ${bytesWritten} of ${bytes.length} bytes could be written`);
      await handle.datasync();
      this.#size += bytes.length;
    } catch (error) {
      await this.#giveUp(handle);
      throw error;
    }
  }

  async #open(): Promise<FileHandle> {
    const handle = await open(this.#path(0), 'a+', 0o600);
    const { size } = await handle.stat();
    // What a power cut or a full disk tore off stands on a line of its own.
    const last = Buffer.alloc(1);
    if (size > 0) await handle.read(last, 0, 1, size - 1);
    const torn = size > 0 && last.toString() !== '\n';
    if (torn) await handle.write('\n');
    this.#size = size + (torn ? 1 : 0);
    if (size === 0) await syncFolder(this.#options.folder);
    this.#handle = handle;
    return handle;
  }

  /** After a failure the next line opens the file anew. */
  async #giveUp(handle: FileHandle): Promise<void> {
    this.#handle = undefined;
    await handle.close().catch((error: unknown) => this.#options.log.warn('the audit file could not be closed', { error }));
  }

  async #putAside(): Promise<void> {
    const handle = this.#handle;
    this.#handle = undefined;
    await handle?.close();
    await rm(this.#path(this.#kept), { force: true });
    for (let index = this.#kept; index > 0; index -= 1) await rename(this.#path(index - 1), this.#path(index)).catch(ignoreMissing);
    this.#options.log.info('the audit file was put aside', { file: this.#path(1) });
  }

  #path(index: number): string {
    return join(this.#options.folder, index === 0 ? 'audit.log' : `audit.${index}.log`);
  }
}

/** So that a new file is found again after a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
