/** What the API counts. Labels come from closed sets only: no name of a tenant, caller, lock or object. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { CallFigures, CallRecorder } from '../rpc/dispatcher.ts';
import type { ConnectionFigures } from '../connections/connection-bound.ts';
import type { Door } from '../rpc/call.ts';

/** Seconds. No call takes longer than two minutes. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120];

const DOORS: readonly Door[] = ['grpc', 'rest'];

export class ApiMetrics implements CallRecorder {
  readonly registry = new Registry();
  readonly #calls: Counter<'method' | 'door' | 'code'>;
  readonly #seconds: Histogram<'method' | 'door'>;
  readonly #running: Gauge<'door'>;
  readonly #responses: Counter<'status'>;
  readonly #fallbacks: Counter;
  readonly #connections: Gauge<'door'>;
  readonly #turnedAway: Counter<'door'>;

  constructor() {
    const registers = [this.registry];
    this.#calls = new Counter({ name: 'tenantry_api_calls_total', help: 'Calls that were answered, by what came of them.', labelNames: ['method', 'door', 'code'], registers });
    this.#seconds = new Histogram({ name: 'tenantry_api_call_seconds', help: 'Time to answer a call with one reply.', labelNames: ['method', 'door'], buckets: BUCKETS, registers });
    this.#running = new Gauge({ name: 'tenantry_api_calls_running', help: 'Calls and streams that are being answered now.', labelNames: ['door'], registers });
    this.#responses = new Counter({ name: 'tenantry_api_http_responses_total', help: 'Responses of the HTTP server, those that are no calls among them.', labelNames: ['status'], registers });
    this.#fallbacks = new Counter({ name: 'tenantry_api_throttle_fallbacks_total', help: 'Requests that this process counted alone because the shared counters failed.', registers });
    this.#connections = new Gauge({ name: 'tenantry_api_connections', help: 'Connections that are open.', labelNames: ['door'], registers });
    this.#turnedAway = new Counter({ name: 'tenantry_api_connections_refused_total', help: 'Connections that were closed at once because there were too many.', labelNames: ['door'], registers });
    for (const door of DOORS) {
      this.#running.set({ door }, 0);
      this.#connections.set({ door }, 0);
      this.#turnedAway.inc({ door }, 0);
    }
  }

  began(door: Door): void {
    this.#running.inc({ door });
  }

  ended({ method, door, code, seconds, stream }: CallFigures): void {
    this.#running.dec({ door });
    this.#calls.inc({ method, door, code });
    // A stream lasts as long as its caller wants; among calls that would say nothing.
    if (!stream) this.#seconds.observe({ method, door }, seconds);
  }

  connections(door: Door): ConnectionFigures {
    return { opened: () => this.#connections.inc({ door }), closed: () => this.#connections.dec({ door }), refused: () => this.#turnedAway.inc({ door }) };
  }

  throttledLocally(): void {
    this.#fallbacks.inc();
  }

  responded(status: number): void {
    this.#responses.inc({ status });
  }
}
