/** A plan: what a tenant gets, and how far its own document may go. */
import Type, { type Static } from 'typebox';
import { AllAmounts, choice, Cidr, closed, documentOf, Name, PositiveCount, QuantityText, SomeAmounts } from './document.ts';

export const Throttle = closed({
  requestsPerMinute: PositiveCount('Writes and API calls in a minute.'),
  requestsPerHour: PositiveCount('Writes and API calls in an hour.', 60_000_000),
  concurrentJobs: PositiveCount('Jobs that run at the same time.', 100_000),
});
export type Throttle = Static<typeof Throttle>;

const ContainerAmounts = closed({ cpu: QuantityText(), memory: QuantityText(), 'ephemeral-storage': QuantityText() });
const SomeContainerAmounts = Type.Partial(ContainerAmounts, { additionalProperties: false });

/** A tenant's own defaults: at most the plan's. */
export const TenantContainers = closed({
  limits: Type.Optional(SomeContainerAmounts),
  requests: Type.Optional(SomeContainerAmounts),
}, 'What a container gets that states nothing, where the plan\'s defaults are too much.');

export const Registries = Type.Array(
  Type.String({ minLength: 1, maxLength: 255, pattern: '^[a-z0-9.-]+(:[0-9]{1,5})?(/[a-z0-9._-]+)*$', description: 'Registry host with an optional path prefix that images may come from.' }),
  { maxItems: 64, uniqueItems: true },
);

export const PlanSpec = closed({
  displayName: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  quota: AllAmounts,
  ceiling: Type.Optional(SomeAmounts),
  namespaces: PositiveCount('Further namespaces beside the primary one and the one for jobs.', 50),
  containers: closed({
    limits: ContainerAmounts,
    requests: ContainerAmounts,
  }, 'What a container gets that states nothing (LimitRange default and defaultRequest).'),
  egress: closed({
    internet: Type.Boolean({ description: 'True opens every public address; private, node, pod, service and metadata addresses stay closed.' }),
    custom: Type.Boolean({ description: 'True lets a tenant\'s document open further destinations.' }),
    cidrs: Type.Optional(Type.Array(Cidr, { maxItems: 64, description: 'Open to every tenant of the plan.' })),
    access: Type.Optional(Type.Array(choice(['APIServer', 'Metadata', 'Nodes']), { maxItems: 3, uniqueItems: true, description: 'What a tenant may ask for in network.access.' })),
  }),
  registries: Type.Optional(Registries),
  throttle: Throttle,
  throttleCeiling: Type.Optional(Type.Partial(Throttle, { additionalProperties: false })),
});
export type PlanSpec = Static<typeof PlanSpec>;

export const PlanDocument = documentOf('Plan', PlanSpec, Name('Plan name.'));
export type PlanDocument = Static<typeof PlanDocument>;
