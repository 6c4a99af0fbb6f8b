/**
 * The local token: one random secret in a file that only its owner can read. Whoever can read the file is the platform
 * admin `local`. Only good on a loopback address; see listen-address.ts.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { chmod, lstat, open, readFile, rm } from 'node:fs/promises';
import { TenantryError } from '../../model/errors.ts';
import type { Authenticator, Credentials, Identity } from './identity.ts';

const TOKEN_BYTES = 32;
const TOKEN_FORM = /^[A-Za-z0-9_-]{43}$/;

/** The caller that the token stands for. */
export const LOCAL_IDENTITY: Identity = { id: 'local', platformAdmin: true, tenants: new Map(), name: 'local', email: 'local@tenantry.invalid' };

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

async function writeNewToken(file: string): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(`${token}\n`);
  } finally {
    await handle.close();
  }
  return token;
}

/**
 * The token in the file; a new one when there is none, when it is damaged, or when others could have read it.
 * @throws Error of the file system
 */
export async function openLocalToken(file: string): Promise<string> {
  try {
    const found = await lstat(file);
    const token = found.isFile() ? (await readFile(file, 'utf8')).trim() : '';
    if (found.isFile() && (found.mode & 0o077) === 0 && TOKEN_FORM.test(token)) {
      await chmod(file, 0o600);
      return token;
    }
    await rm(file);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  return writeNewToken(file);
}

/** Lets in whoever shows `authorization: Bearer <token>`. */
export function createTokenAuthenticator(token: string): Authenticator {
  const wanted = Buffer.from(token);
  // Who is not let in is not told where on this machine the token lies.
  const how = 'send "authorization: Bearer <token>" with the API\'s local token, which it prints at its start and keeps in its data folder';
  return {
    authenticate: async (credentials: Credentials): Promise<Identity> => {
      const header = credentials.authorization;
      if (header === undefined) throw new TenantryError('UNAUTHENTICATED', `this call needs credentials; ${how}`);
      const shownToken = /^Bearer ([A-Za-z0-9._~+/=-]{1,4096})$/i.exec(header)?.[1];
      // All local tokens have one length, which is no secret; of tokens that long the comparison tells nothing.
      if (shownToken?.length !== wanted.length || !timingSafeEqual(Buffer.from(shownToken), wanted)) {
        throw new TenantryError('UNAUTHENTICATED', `these credentials are not good here; ${how}`);
      }
      return LOCAL_IDENTITY;
    },
  };
}
