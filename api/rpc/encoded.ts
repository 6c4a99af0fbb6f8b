/**
 * Replies as bytes and as JSON text. What is given more than once, unchanged, may be kept: it is encoded once for all
 * who get it, which is most of the cost of a small read.
 */
import { toBinary, toJson, type DescMessage, type Message } from '@bufbuild/protobuf';

interface Encodings {
  bytes?: Buffer;
  json?: string;
}

const kept = new WeakMap<Message, Encodings>();

/** Remembers how the message is encoded from now on, as long as somebody has it. Nobody may change it any more. */
export function keepEncoded<M extends Message>(message: M): M {
  if (!kept.has(message)) kept.set(message, {});
  return message;
}

/** In protobuf's binary form. */
export function replyBytes(desc: DescMessage, message: Message): Buffer {
  const known = kept.get(message);
  if (known?.bytes !== undefined) return known.bytes;
  const bytes = Buffer.from(toBinary(desc, message));
  if (known !== undefined) known.bytes = bytes;
  return bytes;
}

/** As proto3 JSON with every field that has an implicit value. */
export function replyJson(desc: DescMessage, message: Message): string {
  const known = kept.get(message);
  if (known?.json !== undefined) return known.json;
  const json = JSON.stringify(toJson(desc, message, { alwaysEmitImplicit: true }));
  if (known !== undefined) known.json = json;
  return json;
}
