/** Methods as both doors serve them: a descriptor with the handler behind it. */
import { create, type DescMethod, type DescService, type Message } from '@bufbuild/protobuf';
import { TenantryError } from '../../model/errors.ts';
import type { Call, Handlers } from './call.ts';

export interface RpcMethod {
  readonly desc: DescMethod;
  /** True when the method answers callers without credentials. */
  readonly open: boolean;
  readonly invoke: (request: Message, call: Call) => Promise<Message>;
}

type AnyHandler = (request: Message, call: Call) => Promise<Record<string, unknown>>;

/** Full name as logs and errors show it: `acctapi.v1.AccountProvisioningService/GetAccount`. */
export function methodName(desc: DescMethod): string {
  return `${desc.parent.typeName}/${desc.name}`;
}

/** Binds handlers to a service. `open` lets callers without credentials in. */
export function bindService<S extends DescService>(service: S, handlers: Handlers<S>, options: { readonly open?: boolean } = {}): RpcMethod[] {
  // Handlers<S> gives each method the handler of its own types; the loop over descriptors loses that connection.
  const byName: ReadonlyMap<string, unknown> = new Map(Object.entries(handlers));
  return service.methods.map((desc) => {
    const handler = byName.get(desc.localName);
    if (!isHandler(handler)) throw new Error(`no handler for ${methodName(desc)}`);
    return { desc, open: options.open ?? false, invoke: async (request, call) => create(desc.output, await handler(request, call)) };
  });
}

function isHandler(value: unknown): value is AnyHandler {
  return typeof value === 'function';
}

/** All methods of a service that this release does not have: each refuses, saying what will come. */
export function unbuiltService(service: DescService, what: string): RpcMethod[] {
  return service.methods.map((desc) => unbuiltMethod(desc, what));
}

function unbuiltMethod(desc: DescMethod, what: string): RpcMethod {
  return { desc, open: false, invoke: () => Promise.reject(notBuilt(desc.name, what)) };
}

/** The refusal of an RPC that the contract has and this release does not. */
export function notBuilt(name: string, what: string): TenantryError {
  return new TenantryError('UNIMPLEMENTED', `${name} is part of the contract and not built yet: ${what}`);
}
