/** Whether this replica may take calls: everything it decides with is there, and the certificate it serves is the right one. */

export interface ReadinessSources {
  /** Each tells why it is not ready; empty when it is. */
  readonly problems: readonly (() => readonly string[])[];
}

export class Readiness {
  readonly #sources: ReadinessSources;
  #served: string | undefined = 'the served certificate is not checked yet';
  #draining = false;

  constructor(sources: ReadinessSources) {
    this.#sources = sources;
  }

  /** Why the kubelet should send no more calls; empty when all is well. */
  problems(): readonly string[] {
    return [...(this.#draining ? ['stopping'] : []), ...this.cannotJudge(), ...(this.#served === undefined ? [] : [this.#served])];
  }

  /** Why a call that comes all the same cannot be judged. */
  cannotJudge(): readonly string[] {
    return this.#sources.problems.flatMap((problems) => problems());
  }

  /** The outcome of the last check of the served certificate; undefined when it is right. */
  served(problem: string | undefined): void {
    this.#served = problem;
  }

  drain(): void {
    this.#draining = true;
  }
}
