/** A run that would have to be computed again, of which nothing is kept. */
export class NotKeptError extends Error {
  override readonly name = 'NotKeptError';
  constructor(id: string, why: string) {
    super(`slow motion: run ${id} must be a kept one: ${why}`);
  }
}
