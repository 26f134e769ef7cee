/** A run that cannot be taken up again. */
export class NotResumableError extends Error {
  override readonly name = 'NotResumableError';
  constructor(id: string, why: string, options?: ErrorOptions) {
    super(`resume: run ${id} must be an interrupted one: ${why}`, options);
  }
}
