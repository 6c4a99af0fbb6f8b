/** Server reflection (v1 and v1alpha): clients such as grpcurl and buf curl ask the server for its own contract. */
import type { Server } from '@grpc/grpc-js';
import { ReflectionService } from '@grpc/reflection';
import { toBinary, type DescFile, type DescService } from '@bufbuild/protobuf';
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';

/** A file with everything that it imports, imports first. */
function withImports(file: DescFile, seen: Set<DescFile>): DescFile[] {
  if (seen.has(file)) return [];
  seen.add(file);
  return [...file.dependencies.flatMap((dependency) => withImports(dependency, seen)), file];
}

/** Adds reflection over these services. It is open to everybody: the contract is public. */
export function addReflection(server: Server, services: readonly DescService[]): void {
  const seen = new Set<DescFile>();
  const files = services.flatMap((service) => withImports(service.file, seen));
  const fileDescriptorProtos = files.map((file) => Buffer.from(toBinary(FileDescriptorProtoSchema, file.proto)));
  // ReflectionService reads nothing of a package definition but the encoded files of its types.
  const carrier = { format: 'Protocol Buffer 3 EnumDescriptorProto' as const, type: {}, fileDescriptorProtos };
  new ReflectionService({ carrier }, { services: services.map((service) => service.typeName) }).addToServer(server);
}
