/** The OpenAPI 3.1 document of the REST door, from the descriptors of the contract and their comments. Pure. */
import type { DescMessage, DescService } from '@bufbuild/protobuf';
import { bindingsOf, type Binding } from '../rest/http-rule.ts';
import { oldPathsOf } from '../rest/old-paths.ts';
import { parsePathTemplate } from '../rest/path-template.ts';
import { unbuiltService } from '../rpc/method.ts';
import { constraintsOf } from './constraints.ts';
import { errorResponses, errorSchemas } from './error-responses.ts';
import { operationOf, pathFields, pathOf } from './operation.ts';
import { componentName, messagesWithin, replySchema, requestSchema, type FieldNames, type Schema, type SchemaOptions } from './schema.ts';

export interface DocumentInput {
  /** Of the contract, in the order of the document. */
  readonly services: readonly DescService[];
  /** By full name; see comments.ts. */
  readonly comments: ReadonlyMap<string, string>;
  /** Of the API as a whole. */
  readonly version: string;
  /** Full names of services that need no credentials. */
  readonly openServices: ReadonlySet<string>;
}

const DESCRIPTION = `Tenants of a Kubernetes platform as code: every change is a commit in the tenants repository.

**Names.** Bodies and query parameters are proto3 JSON: \`organizationId\`; the names of the .proto (\`organization_id\`) are taken too. Replies hold every field, empty or not.

**Once.** A change with \`Idempotency-Key\` (or the field \`requestId\`) happens once, and a repeated call gets the same reply for at least 24 hours.

**Lost updates.** Send the ETag that was read as \`If-Match\` (or the field \`etag\`): the change is refused with ABORTED when somebody else was faster.

**Pages.** \`nextPageToken\` is opaque, and good only for the same caller and query.

**Errors.** Every error is a google.rpc.Status in JSON, with ErrorInfo, what is wrong with each field, how to mend it, and when to ask again.

The same calls are served over gRPC, with reflection.`;

interface Way {
  readonly binding: Pick<Binding, 'verb' | 'method' | 'template' | 'body'>;
  readonly names: FieldNames;
}

/** Every way in: the annotated ones, then the two of the first platform. */
function waysOf(services: readonly DescService[]): Way[] {
  // Only descriptors are looked at here: the document is the same whatever is behind the methods.
  const methods = services.flatMap((service) => unbuiltService(service, ''));
  const old = oldPathsOf(methods).map(({ path, method }): Way => ({ names: 'proto', binding: { verb: 'POST', method, template: parsePathTemplate(path), body: '*' } }));
  return [...bindingsOf(methods).map((binding): Way => ({ names: 'json', binding })), ...old];
}

function messageSchemas(ways: readonly Way[], optionsOf: (names: FieldNames) => SchemaOptions): Schema {
  const requests = ways.filter(({ binding }) => binding.body === '*').map(({ binding, names }): [string, Schema] => {
    const input: DescMessage = binding.method.desc.input;
    return [componentName(input, names), requestSchema(input, optionsOf(names), pathFields(binding))];
  });
  const replies = ways.flatMap(({ binding, names }) => [...messagesWithin(binding.method.desc.output)].map((message): [string, Schema] => [componentName(message, names), replySchema(message, optionsOf(names))]));
  return Object.fromEntries([...requests, ...replies].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function pathsOf(ways: readonly Way[], { openServices }: DocumentInput, optionsOf: (names: FieldNames) => SchemaOptions): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const { binding, names } of ways) {
    const old = names === 'proto' ? { suffix: '_first_platform', deprecated: true } : {};
    const item = (paths[pathOf(binding)] ??= {});
    item[binding.verb.toLowerCase()] = operationOf(binding, { options: optionsOf(names), open: openServices.has(binding.method.desc.parent.typeName), ...old });
  }
  return paths;
}

/** The document as a plain value. */
export function openApiDocument(input: DocumentInput): Schema {
  const { services, comments, version } = input;
  const ways = waysOf(services);
  const constraints = constraintsOf(services.flatMap(({ methods }) => methods.map((method) => method.input)));
  const optionsOf = (names: FieldNames): SchemaOptions => ({ comments, constraints, names });
  return {
    openapi: '3.1.0',
    info: { title: 'tenantry', version, description: DESCRIPTION, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/', description: 'the server that this document comes from' }],
    security: [{ bearer: [] }, { mutualTLS: [] }],
    tags: services.map((service) => ({ name: service.name, ...(comments.has(service.typeName) ? { description: comments.get(service.typeName) } : {}) })),
    paths: pathsOf(ways, input, optionsOf),
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'The local token of the data folder, or a token of the platform\'s OIDC issuer.' },
        mutualTLS: { type: 'mutualTLS', description: 'A client certificate of the platform\'s client CA.' },
      },
      responses: errorResponses(),
      schemas: { ...errorSchemas(optionsOf('json')), ...messageSchemas(ways, optionsOf) },
    },
  };
}
