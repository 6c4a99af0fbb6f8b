/**
 * How many connections a door holds: in all, and of one address a quarter of that, so that no single peer keeps others
 * out. What is above is closed before a byte of it is read, TLS handshakes included.
 */
import type { Socket } from 'node:net';

/** Of one door, unless settings say otherwise. */
export const MAX_CONNECTIONS = 4_096;

export interface ConnectionFigures {
  readonly opened: () => void;
  readonly closed: () => void;
  readonly refused: () => void;
}

type Connection = Pick<Socket, 'remoteAddress' | 'destroy' | 'once'>;

export class ConnectionBound {
  readonly #most: number;
  readonly #mostOfPeer: number;
  readonly #figures: ConnectionFigures;
  readonly #byPeer = new Map<string, number>();
  readonly #open = new Set<Connection>();

  constructor(most: number, figures: ConnectionFigures) {
    this.#most = most;
    this.#mostOfPeer = Math.max(1, Math.floor(most / 4));
    this.#figures = figures;
  }

  /** True for a connection that may stay, which counts until it closes; any other one is closed. */
  admit(socket: Connection): boolean {
    // Undefined for one that its peer has closed already.
    const peer = socket.remoteAddress ?? '';
    const own = this.#byPeer.get(peer) ?? 0;
    if (this.#open.size >= this.#most || own >= this.#mostOfPeer) {
      this.#figures.refused();
      socket.destroy();
      return false;
    }
    this.#open.add(socket);
    this.#byPeer.set(peer, own + 1);
    this.#figures.opened();
    socket.once('close', () => this.#leave(socket, peer));
    return true;
  }

  /** Closes all that are open, whatever they are at. */
  end(): void {
    for (const socket of this.#open) socket.destroy();
  }

  #leave(socket: Connection, peer: string): void {
    this.#open.delete(socket);
    this.#figures.closed();
    const left = (this.#byPeer.get(peer) ?? 1) - 1;
    if (left === 0) this.#byPeer.delete(peer);
    else this.#byPeer.set(peer, left);
  }
}
