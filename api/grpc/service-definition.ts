/** The glue between protobuf-es descriptors and grpc-js: definitions that hand bytes through untouched. */
import type { ServiceDefinition } from '@grpc/grpc-js';
import type { DescService } from '@bufbuild/protobuf';

const same = (bytes: Buffer): Buffer => bytes;

/**
 * A grpc-js definition of a service. Messages stay bytes here: the dispatcher parses them after the credentials were
 * checked, and a message that does not parse becomes INVALID_ARGUMENT rather than grpc-js's INTERNAL.
 */
export function definitionOf(service: DescService): ServiceDefinition {
  return Object.fromEntries(
    service.methods.map((method) => [
      method.localName,
      {
        path: `/${service.typeName}/${method.name}`,
        originalName: method.name,
        requestStream: method.methodKind === 'client_streaming' || method.methodKind === 'bidi_streaming',
        responseStream: method.methodKind === 'server_streaming' || method.methodKind === 'bidi_streaming',
        requestSerialize: same,
        requestDeserialize: same,
        responseSerialize: same,
        responseDeserialize: same,
      },
    ]),
  );
}
