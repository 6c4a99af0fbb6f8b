/** A failure of the lab itself (not of what is tested in it), with a message that says what to do. */
export class LabError extends Error {
  override readonly name = 'LabError';
}

/** The message of any thrown value, for use inside another message. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
