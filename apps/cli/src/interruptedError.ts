/** A command that was interrupted ahead of what it was asked for; it ends with exit code 130. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}
