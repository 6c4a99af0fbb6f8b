/** A TCP forwarder over several ports, as a Service is: each connection goes to the next that takes it. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Forwarder {
  readonly port: number;
  stop(): Promise<void>;
}

function open(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}

export async function startForwarder(ports: readonly number[]): Promise<Forwarder> {
  const sockets = new Set<Socket>();
  let turn = 0;
  const join = (one: Socket, other: Socket): void => {
    sockets.add(one);
    one.on('error', () => one.destroy());
    one.once('close', () => {
      sockets.delete(one);
      other.destroy();
    });
    one.pipe(other);
  };
  const server = createServer({ noDelay: true }, (client) => {
    client.on('error', () => client.destroy());
    const first = (turn += 1);
    const attach = async (): Promise<void> => {
      for (let n = 0; n < ports.length; n += 1) {
        const backend = await open(ports[(first + n) % ports.length] ?? 0);
        if (backend === undefined) continue;
        join(client, backend);
        join(backend, client);
        return;
      }
      client.destroy();
    };
    void attach();
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
