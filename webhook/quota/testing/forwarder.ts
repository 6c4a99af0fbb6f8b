/** A TCP forwarder over several ports, as a Service is: each connection goes to the next that takes it. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Forwarder {
  readonly port: number;
  stop(): Promise<void>;
}

export async function startForwarder(ports: readonly number[]): Promise<Forwarder> {
  const sockets = new Set<Socket>();
  let turn = 0;
  const track = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.once('close', () => sockets.delete(socket));
  };
  const attach = (client: Socket, tries: number): void => {
    const port = ports[turn++ % ports.length] ?? 0;
    const backend = track(connect(port, '127.0.0.1'));
    backend.once('connect', () => {
      client.pipe(backend).pipe(client);
      client.once('close', () => backend.destroy());
      backend.once('close', () => client.destroy());
    });
    backend.once('error', () => (tries > 1 && backend.connecting === false && backend.bytesRead === 0 && backend.bytesWritten === 0 ? attach(client, tries - 1) : client.destroy()));
  };
  const server = createServer((client) => {
    track(client).on('error', () => client.destroy());
    attach(client, ports.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
