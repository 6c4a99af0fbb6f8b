/** What stands between a caller who was recognised and the handler: the rule of the RPC, the throttle, and the audit log. */
import type { DescMethod, Message } from '@bufbuild/protobuf';
import { TenantryError } from '../../model/errors.ts';
import type { Attempt } from '../audit/audit-line.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { authorize, textField, type AuthorizationOptions } from '../identity/authorization.ts';
import type { Identity } from '../identity/identity.ts';
import { ruleOf } from '../identity/rules.ts';
import type { CallThrottle } from '../throttle/call-throttle.ts';
import { methodName } from './method.ts';

/** Where a call comes from. */
export interface Origin {
  readonly door: string;
  readonly peer: string;
  readonly operationId: string;
}

export interface Entering {
  readonly desc: DescMethod;
  readonly request: Message;
  readonly identity: Identity | undefined;
  readonly origin: Origin;
  /** Sets a header of the reply. */
  readonly setHeader: (name: string, value: string) => void;
}

export interface GateOptions extends AuthorizationOptions {
  readonly audit: AuditLog;
  /** Counts changes; no limit without it. */
  readonly throttle?: Pick<CallThrottle, 'take'>;
}

export class Gate {
  readonly #options: GateOptions;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  /** Runs the work if the caller may, and writes changes down before and after. @throws TenantryError, or what the work throws */
  async pass<T>(entering: Entering, work: () => Promise<T>): Promise<T> {
    const { desc, request } = entering;
    const isChange = ruleOf(desc.parent.typeName, desc.name)?.change === true && !('validateOnly' in request && request.validateOnly === true);
    if (!isChange) {
      authorize(this.#options, entering);
      return work();
    }
    await this.#admit(entering);
    return await this.#changed(attemptOf(entering), work);
  }

  /** A call of somebody whose credentials are not good. */
  async stranger(desc: DescMethod, origin: Origin): Promise<void> {
    if (ruleOf(desc.parent.typeName, desc.name)?.change !== true) return;
    await this.#options.audit.refused({ rpc: methodName(desc), tenant: '', requestId: '', identity: undefined, ...origin }, 'UNAUTHENTICATED');
  }

  async #admit(entering: Entering): Promise<void> {
    try {
      authorize(this.#options, entering);
      await this.#count(entering);
    } catch (error) {
      await this.#options.audit.refused(attemptOf(entering), codeOf(error));
      throw error;
    }
  }

  async #count({ request, identity, setHeader }: Entering): Promise<void> {
    await this.#options.throttle?.take({ identity, organizationId: textField(request, 'organizationId'), setHeader });
  }

  async #changed<T>(attempt: Attempt, work: () => Promise<T>): Promise<T> {
    const { audit } = this.#options;
    await audit.asked(attempt);
    try {
      const reply = await work();
      await audit.done(attempt, { code: 'OK', commit: commitOf(reply) });
      return reply;
    } catch (error) {
      await audit.done(attempt, { code: codeOf(error) });
      throw error;
    }
  }
}

function attemptOf({ desc, request, identity, origin }: Entering): Attempt {
  return { rpc: methodName(desc), tenant: textField(request, 'organizationId'), requestId: textField(request, 'requestId'), identity, ...origin };
}

function codeOf(error: unknown): string {
  return error instanceof TenantryError ? error.code : 'INTERNAL';
}

function commitOf(reply: unknown): string {
  return typeof reply === 'object' && reply !== null && 'commit' in reply && typeof reply.commit === 'string' ? reply.commit : '';
}
