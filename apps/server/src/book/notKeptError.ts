/** A run that would have to be computed again, of which nothing is kept. */
export class NotKeptError extends Error {
  override readonly name = 'NotKeptError';
  /** @param what Is not had of it. */
  constructor(what: 'slow motion' | 'replay', id: string, why: string) {
    super(`${what}: run ${id} must be a kept one: ${why}`);
  }
}
