/** AWS shows a change late, and answers get lost: what was changed is looked at again, a few times. */
import { TenantryError } from '../../model/errors.ts';

/** After so many looks the rest is left to a later pass. */
export const ROUNDS = 4;
/** Between two looks at what was just changed, milliseconds; doubled each time. */
export const LOOK_MS = 200;

/** Something that is there although it was just to be made: an answer got lost, or somebody has it. The next look tells. */
export async function applyOnce(apply: () => Promise<void>): Promise<void> {
  try {
    await apply();
  } catch (error) {
    if (!(error instanceof TenantryError && error.code === 'ALREADY_EXISTS')) throw error;
  }
}

export function notShown(what: string): TenantryError {
  return new TenantryError('UNAVAILABLE', `AWS does not show yet that ${what}`);
}
