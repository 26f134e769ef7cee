/** As many runs train as may. */
export class TooManyRunsError extends Error {
  override readonly name = 'TooManyRunsError';
  constructor(limit: number) {
    super(`runs: at most ${limit} may train at a time, got another; stop one of them first`);
  }
}
