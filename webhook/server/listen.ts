/** Listening on a port, with words for people when it cannot be had. */
import { TenantryError } from '../../model/errors.ts';

interface Listens {
  listen(options: { readonly host: string; readonly port: number }): Promise<unknown>;
}

/** @throws TenantryError UNAVAILABLE when the port cannot be had */
export async function listenOn(app: Listens, what: string, host: string, port: number): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw new TenantryError('UNAVAILABLE', `${what} cannot listen on ${host}:${port}: the port is taken or not allowed; choose another`, { cause: error });
  }
}
