/** An index from a name to the tenants that hold it, kept up by giving each tenant's names anew. */

const NONE: ReadonlySet<string> = new Set();

export class NameIndex {
  readonly #holders = new Map<string, Set<string>>();
  readonly #namesOf = new Map<string, readonly string[]>();

  /** Replaces all names of one holder; an empty list forgets it. */
  set(holder: string, names: readonly string[]): void {
    for (const name of this.#namesOf.get(holder) ?? []) this.#drop(name, holder);
    if (names.length === 0) {
      this.#namesOf.delete(holder);
      return;
    }
    this.#namesOf.set(holder, names);
    for (const name of names) {
      const holders = this.#holders.get(name);
      if (holders === undefined) this.#holders.set(name, new Set([holder]));
      else holders.add(holder);
    }
  }

  #drop(name: string, holder: string): void {
    const holders = this.#holders.get(name);
    holders?.delete(holder);
    if (holders?.size === 0) this.#holders.delete(name);
  }

  holders(name: string): ReadonlySet<string> {
    return this.#holders.get(name) ?? NONE;
  }
}
