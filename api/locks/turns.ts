/** Who waits for which ticket's turn in this process. */
export class Turns {
  readonly #listeners = new Map<string, () => void>();

  on(ticket: string, listener: () => void): () => void {
    this.#listeners.set(ticket, listener);
    return () => void this.#listeners.delete(ticket);
  }

  tell(tickets: readonly string[]): void {
    for (const ticket of tickets) this.#listeners.get(ticket)?.();
  }

  /** When it is not known whose turn it may be. */
  tellAll(): void {
    for (const listener of this.#listeners.values()) listener();
  }
}
