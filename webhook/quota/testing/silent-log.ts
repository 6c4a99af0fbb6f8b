/** A log that keeps the events of warnings, and nothing else. */
import type { Log } from '../../../runtime/log.ts';

export function silentLog(): { readonly log: Log; readonly warnings: string[] } {
  const warnings: string[] = [];
  const nothing = (): void => undefined;
  return { log: { debug: nothing, info: nothing, error: nothing, warn: (message) => void warnings.push(message) }, warnings };
}
