/** Settings of the whole platform: one document, platform.yaml. */
import Type, { type Static } from 'typebox';
import { Adjustments } from './adjustments.ts';
import { closed, documentOf, Name, PositiveCount } from './document.ts';

/** Default of `spec.removal.retentionDays`. */
export const DEFAULT_RETENTION_DAYS = 7;

export const PlatformSpec = closed({
  deploy: closed({
    url: Type.String({ pattern: '^(https?|ssh)://[^\\s"\'`$\\\\]+$', maxLength: 512, description: 'Where Flux fetches deploy branches.' }),
  }),
  defaults: closed({
    clusters: Type.Array(Name('Cluster, by name.'), { minItems: 1, maxItems: 32, description: 'Clusters of a tenant that names none.' }),
  }),
  ingress: Type.Optional(closed({
    reservedHosts: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 253 }), { maxItems: 256, description: 'Hosts that no tenant may claim; `*.example.org` stands for everything below example.org. The hosts of the deploy URL, of the clusters\' Flux URLs and identity providers, and cluster.local are reserved anyway.' })),
  })),
  admission: Type.Optional(closed(Adjustments, 'How strictly the adjustable rules of admission hold in every cluster.')),
  podSecurity: Type.Optional(closed({ version: Type.String({ pattern: '^v1\\.[0-9]{1,2}$', description: 'Pinned Pod Security version; v1.30 by default.' }) })),
  removal: Type.Optional(closed({
    budget: Type.Optional(PositiveCount('Tenants that one commit may delete; 5 by default.', 10_000)),
    retentionDays: Type.Optional(PositiveCount('Days that a deleted tenant\'s objects stay before pruning; 7 by default.', 3650)),
  })),
  identity: Type.Optional(closed({
    reservedPrefixes: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 63 }), { maxItems: 32, description: 'Further prefixes of subjects that no tenant may bind.' })),
  })),
});
export type PlatformSpec = Static<typeof PlatformSpec>;

export const PlatformDocument = documentOf('Platform', PlatformSpec, Name('Always `platform`.'));
export type PlatformDocument = Static<typeof PlatformDocument>;
