/** gen/openapi/: the OpenAPI document of the contract, from an image that buf builds with the comments in it. */
import { createFileRegistry, fromBinary, type DescService } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { stringify } from 'yaml';
import { commentsOf } from '../api/openapi/comments.ts';
import { openApiDocument } from '../api/openapi/document.ts';
import { AccountProvisioningService, OperationService } from '../proto/gen/acctapi/v1/account_pb.js';
import { MCPServerService } from '../proto/gen/mcpapi/v1/mcp_pb.js';
import { DistributedLockService, HealthService, MCPJobService, ThrottleStateService } from '../proto/gen/schedulerapi/v1/scheduler_pb.js';

/** In the order of the page. Their descriptors are taken from the image, which is never older than the .proto files. */
const SERVICES = [AccountProvisioningService, OperationService, MCPJobService, MCPServerService, DistributedLockService, ThrottleStateService, HealthService].map(({ typeName }) => typeName);
const OPEN = new Set([HealthService.typeName]);

/** Files of gen/openapi by name. `image` is what `buf build -o -` writes. @throws Error for a service that is missing */
export function openApiFiles(image: Uint8Array, version: string): ReadonlyMap<string, string> {
  const files = fromBinary(FileDescriptorSetSchema, image);
  const registry = createFileRegistry(files);
  const services = SERVICES.map((name): DescService => {
    const service = registry.getService(name);
    if (service === undefined) throw new Error(`the contract has no service ${name}`);
    return service;
  });
  const document = openApiDocument({ services, comments: commentsOf(files), version, openServices: OPEN });
  return new Map([
    ['tenantry.json', `${JSON.stringify(document, null, 1)}\n`],
    ['tenantry.yaml', `# Made by \`npm run generate\` from proto/: change that, not this file.\n${stringify(document, { aliasDuplicateObjects: false, lineWidth: 120 })}`],
  ]);
}
