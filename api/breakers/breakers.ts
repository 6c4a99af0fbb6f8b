/**
 * Circuit breakers around what the API depends on. A call that fails because the other side is away counts; after five
 * such in a row calls are refused at once for ten seconds, then one is tried. Each tenant has its own for each
 * dependency (each cluster its own): what fails for one says nothing about the others.
 */
import { BrokenCircuitError, circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhen, type CircuitBreakerPolicy } from 'cockatiel';
import { TenantryError } from '../../model/errors.ts';
import { shown } from '../../model/shown.ts';
import { KubernetesError } from '../../runtime/kubernetes.ts';

export const DEPENDENCIES = ['git', 'cluster', 'aws', 'callback'] as const;
export type Dependency = (typeof DEPENDENCIES)[number];

type State = 'closed' | 'open' | 'half-open';

/** Whose calls they are. */
export type Scope =
  | { readonly dependency: 'git' | 'aws' | 'callback'; readonly tenant: string }
  /** Calls about no tenant: by the name of what is called. */
  | { readonly dependency: Dependency; readonly name: string };

export interface BreakerState {
  readonly dependency: Dependency;
  /** Empty where the dependency is the only one of its kind. */
  readonly name: string;
  readonly state: State;
  /** Milliseconds since 1970; undefined unless open. */
  readonly retryAtMs: number | undefined;
}

/** What may be known of them. */
export interface BreakerView {
  /** Those that calls for this tenant go through. One that never failed is closed. */
  of(tenant: string): readonly BreakerState[];
}

export interface Breakers extends BreakerView {
  /** Does the work, or refuses at once. @throws TenantryError UNAVAILABLE with the time to wait, or what the work throws */
  run<T>(scope: Scope, work: () => Promise<T>): Promise<T>;
  /** How many there are that are not closed. */
  count(dependency: Dependency, state: State): number;
}

/** In a row. */
const FAILURES = 5;
const OPEN_MS = 10_000;
/** Only those that failed lately are kept; the oldest goes when there are more. */
const MOST = 10_000;

const NAMES: Readonly<Record<Dependency, string>> = { git: 'the tenants repository', cluster: 'the cluster', aws: 'AWS', callback: 'the receiver of callbacks' };

interface Kept {
  readonly scope: Scope;
  readonly policy: CircuitBreakerPolicy;
  retryAtMs: number;
}

/** The other side is away, or too slow: nothing that the caller can mend. */
function isFailure(error: unknown): boolean {
  if (error instanceof KubernetesError) return error.status >= 500;
  return error instanceof TenantryError && (error.code === 'UNAVAILABLE' || error.code === 'DEADLINE_EXCEEDED');
}

function keyOf(scope: Scope): string {
  return JSON.stringify('tenant' in scope ? [scope.dependency, 'tenant', scope.tenant] : [scope.dependency, 'name', scope.name]);
}

/** `now` gives milliseconds since 1970, for what is told; the breakers themselves go by the process's time of day. */
export function createBreakers({ now }: { readonly now: () => number }): Breakers {
  const kept = new Map<string, Kept>();

  const keptFor = (scope: Scope): Kept => {
    const key = keyOf(scope);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made: Kept = { scope, policy: circuitBreaker(handleWhen(isFailure), { halfOpenAfter: OPEN_MS, breaker: new ConsecutiveBreaker(FAILURES) }), retryAtMs: 0 };
    made.policy.onBreak(() => (made.retryAtMs = now() + OPEN_MS));
    kept.set(key, made);
    if (kept.size > MOST) kept.delete(leastOf(kept));
    return made;
  };
  const stateOf = ({ policy, retryAtMs }: Kept): State => {
    if (policy.state === CircuitState.Closed) return 'closed';
    return policy.state === CircuitState.HalfOpen || now() >= retryAtMs ? 'half-open' : 'open';
  };

  return {
    run: async (scope, work) => {
      const entry = keptFor(scope);
      try {
        const value = await entry.policy.execute(work);
        if (entry.policy.state === CircuitState.Closed) kept.delete(keyOf(scope));
        return value;
      } catch (error) {
        if (error instanceof BrokenCircuitError) throw refusal(entry, entry.retryAtMs - now(), error);
        throw error;
      }
    },
    count: (dependency, state) => [...kept.values()].filter((one) => one.scope.dependency === dependency && stateOf(one) === state).length,
    of: (tenant) => {
      const found = [...kept.values()].filter(({ scope }) => ('tenant' in scope ? scope.tenant === tenant : scope.dependency === 'cluster')).map((one): BreakerState => {
        const state = stateOf(one);
        return { dependency: one.scope.dependency, name: 'name' in one.scope ? one.scope.name : '', state, retryAtMs: state === 'open' ? one.retryAtMs : undefined };
      });
      return DEPENDENCIES.flatMap((dependency) => {
        const own = found.filter((one) => one.dependency === dependency);
        return own.length > 0 ? own : [{ dependency, name: '', state: 'closed', retryAtMs: undefined }];
      });
    },
  };
}

/** The oldest that is closed, else the oldest. */
function leastOf(kept: ReadonlyMap<string, Kept>): string {
  const [oldest] = kept.keys();
  return [...kept].find(([, { policy }]) => policy.state === CircuitState.Closed)?.[0] ?? oldest ?? '';
}

/** Callers were told the last failure when it came, so it may be said again. */
function refusal({ scope, policy }: Kept, leftMs: number, cause: Error): TenantryError {
  const seconds = Math.max(1, Math.ceil(leftMs / 1_000));
  const whose = 'tenant' in scope ? `for tenant ${shown(scope.tenant, 80)}` : scope.name === '' ? '' : shown(scope.name, 80);
  const failure = policy.lastFailure;
  const error: unknown = failure !== undefined && 'error' in failure ? failure.error : undefined;
  const last = error instanceof Error ? error.message : '';
  return new TenantryError('UNAVAILABLE', `${NAMES[scope.dependency]} ${whose} failed ${FAILURES} times in a row and is left alone for a moment; ask again in ${seconds} s (the last time: ${shown(last, 200)})`.replace('  ', ' '), { retryAfterSeconds: seconds, cause });
}
