/** Just enough of grpc.reflection.v1 to ask a server for its contract, on the bytes of the wire. */
import { Client, credentials } from '@grpc/grpc-js';
import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

const PATH = '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo';
const LIST_SERVICES = 7;
const FILE_CONTAINING_SYMBOL = 4;

function ask(address: string, field: number, text: string): Promise<Uint8Array> {
  const client = new Client(address, credentials.createInsecure());
  const same = (bytes: Buffer): Buffer => bytes;
  const call = client.makeBidiStreamRequest(PATH, same, same);
  return new Promise<Uint8Array>((resolve, reject) => {
    call.on('data', (bytes: Buffer) => resolve(bytes));
    call.on('error', reject);
    call.on('end', () => client.close());
    call.write(Buffer.from(new BinaryWriter().tag(field, WireType.LengthDelimited).string(text).finish()));
    call.end();
  });
}

/** Every value of a length-delimited field, one level deep. */
function fieldsOf(bytes: Uint8Array, wanted: number): Uint8Array[] {
  const reader = new BinaryReader(bytes);
  const found: Uint8Array[] = [];
  while (reader.pos < reader.len) {
    const [field, wireType] = reader.tag();
    if (field === wanted && wireType === WireType.LengthDelimited) found.push(reader.bytes());
    else reader.skip(wireType, field);
  }
  return found;
}

/** Full names of the server's services. */
export async function listServices(address: string): Promise<string[]> {
  const reply = await ask(address, LIST_SERVICES, '');
  const list = fieldsOf(reply, 6).flatMap((response) => fieldsOf(response, 1));
  return list.flatMap((service) => fieldsOf(service, 1)).map((name) => Buffer.from(name).toString('utf8'));
}

/** Encoded FileDescriptorProtos of the file that declares a symbol, with its imports. */
export async function fileOf(address: string, symbol: string): Promise<Uint8Array[]> {
  const reply = await ask(address, FILE_CONTAINING_SYMBOL, symbol);
  return fieldsOf(reply, 4).flatMap((response) => fieldsOf(response, 1));
}
