/** One figure of a benchmark; `ratio` > 1 means better than the named baseline of the same run. */
export interface Result {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline?: { readonly name: string; readonly value: number };
  readonly ratio?: number;
}

/** A benchmark gives one or more results whose names start with its own name or with its family's. */
export interface Bench {
  readonly name: string;
  /** Names of all results that `run` gives, so that a selection by prefix finds it. */
  readonly results: readonly string[];
  run(): Promise<readonly Result[]>;
}

/** The bar that the project set for a result; printed beside the figure, never used to fail a run. */
export interface Bar {
  readonly at: 'most' | 'least';
  readonly value: number;
  /** What is judged: the figure itself, or its ratio to the baseline of the same run. */
  readonly of?: 'ratio';
  /** Beside the figure: what its ratio to the baseline must reach. */
  readonly ratio?: number;
}
