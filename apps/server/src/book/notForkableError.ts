/** A run of which there can be no twin. */
export class NotForkableError extends Error {
  override readonly name = 'NotForkableError';
  constructor(id: string, why: string) {
    super(`fork: run ${id} must be a kept one: ${why}`);
  }
}
