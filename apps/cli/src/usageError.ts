/** What was asked for cannot be done as asked: the command says so and ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
