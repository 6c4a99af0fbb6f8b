/** How many circuit breakers are not closed, by dependency. Never whose: tenants are no labels. */
import { Gauge, type Registry } from 'prom-client';
import { DEPENDENCIES, type Breakers } from './breakers.ts';

export function showBreakers(registry: Registry, breakers: Breakers): void {
  new Gauge({
    name: 'tenantry_api_circuit_breakers',
    help: 'Circuit breakers that are open or half-open.',
    labelNames: ['dependency', 'state'],
    registers: [registry],
    collect() {
      for (const dependency of DEPENDENCIES) {
        for (const state of ['open', 'half-open'] as const) this.set({ dependency, state }, breakers.count(dependency, state));
      }
    },
  });
}
