/** Methods as both doors serve them: a descriptor with the handler behind it. */
import { create, type DescMethod, type DescService, type Message } from '@bufbuild/protobuf';
import { TenantryError } from '../../model/errors.ts';
import type { Call, Handlers } from './call.ts';

export type RpcMethod = UnaryMethod | StreamMethod;

export interface UnaryMethod {
  readonly kind: 'unary';
  readonly desc: DescMethod;
  /** True when the method answers callers without credentials. */
  readonly open: boolean;
  /** False when the contract has the method and this release does not. */
  readonly built: boolean;
  readonly invoke: (request: Message, call: Call) => Promise<Message>;
}

/** One request, many replies. */
export interface StreamMethod {
  readonly kind: 'stream';
  readonly desc: DescMethod;
  readonly open: boolean;
  readonly built: boolean;
  readonly invoke: (request: Message, call: Call) => AsyncIterable<Message>;
}

type AnyHandler = (request: Message, call: Call) => unknown;

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
    const open = options.open ?? false;
    if (desc.methodKind === 'server_streaming') return { kind: 'stream', desc, open, built: true, invoke: (request, call) => replies(desc, handler(request, call)) };
    return { kind: 'unary', desc, open, built: true, invoke: async (request, call) => create(desc.output, (await handler(request, call)) as Record<string, unknown>) };
  });
}

async function* replies(desc: DescMethod, answers: unknown): AsyncGenerator<Message> {
  for await (const answer of answers as AsyncIterable<Record<string, unknown>>) yield create(desc.output, answer);
}

function isHandler(value: unknown): value is AnyHandler {
  return typeof value === 'function';
}

/** All methods of a service that this release does not have: each refuses, saying what will come. */
export function unbuiltService(service: DescService, what: string): RpcMethod[] {
  return service.methods.map((desc) => unbuiltMethod(desc, what));
}

function unbuiltMethod(desc: DescMethod, what: string): RpcMethod {
  return { kind: 'unary', desc, open: false, built: false, invoke: () => Promise.reject(notBuilt(desc.name, what)) };
}

/** The refusal of an RPC that the contract has and this release does not. */
function notBuilt(name: string, what: string): TenantryError {
  return new TenantryError('UNIMPLEMENTED', `${name} is part of the contract and not built yet: ${what}`);
}
