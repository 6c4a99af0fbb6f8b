/** A Status as gRPC ends a call with it. */
import { Metadata } from '@grpc/grpc-js';
import type { Status } from '../../proto/gen/google/rpc/status_pb.js';
import { statusBytes } from '../rpc/status.ts';

export function metadataOf(headers: ReadonlyMap<string, string>): Metadata {
  const metadata = new Metadata();
  for (const [name, value] of headers) metadata.set(name, value);
  return metadata;
}

/** Code, message, and the whole Status in `grpc-status-details-bin`. */
export function failureOf(status: Status, headers: ReadonlyMap<string, string>): { readonly code: number; readonly details: string; readonly metadata: Metadata } {
  const metadata = metadataOf(headers);
  metadata.set('grpc-status-details-bin', Buffer.from(statusBytes(status)));
  return { code: status.code, details: status.message, metadata };
}
