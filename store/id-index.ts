/** Tenant ids in order, kept until the catalog has more or fewer of them. */
import type { Catalog } from '../model/catalog.ts';

export class IdIndex {
  readonly #catalog: () => Catalog;
  #ids: readonly string[] = [];
  #stale = true;

  constructor(catalog: () => Catalog) {
    this.#catalog = catalog;
  }

  /** To be called when tenants came or went. */
  invalidate(): void {
    this.#stale = true;
  }

  sorted(): readonly string[] {
    if (this.#stale) {
      this.#ids = [...this.#catalog().tenants()].map(({ id }) => id).sort();
      this.#stale = false;
    }
    return this.#ids;
  }
}
