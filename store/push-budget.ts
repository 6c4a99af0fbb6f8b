/** How often a host may be pushed to. GitHub asks for no more than 6 pushes a minute and repository. */

/** Pushes a minute by host; hosts that are not named have no limit. */
const LIMITS: ReadonlyMap<string, number> = new Map([
  ['github.com', 6],
  ['ssh.github.com', 6],
  ['gitlab.com', 30],
  ['bitbucket.org', 30],
]);

const MINUTE_MS = 60_000;

export class PushBudget {
  readonly #perMinute: number;
  #pushes: number[] = [];

  /** `perMinute` overrides what is known about the host; Infinity for none. */
  constructor(host: string, perMinute?: number) {
    this.#perMinute = perMinute ?? LIMITS.get(host) ?? Number.POSITIVE_INFINITY;
  }

  /** Milliseconds until the next push is within the budget. */
  delayMs(now: number): number {
    this.#pushes = this.#pushes.filter((at) => now - at < MINUTE_MS);
    const first = this.#pushes[0];
    return this.#pushes.length < this.#perMinute || first === undefined ? 0 : first + MINUTE_MS - now;
  }

  spend(now: number): void {
    if (Number.isFinite(this.#perMinute)) this.#pushes.push(now);
  }
}
