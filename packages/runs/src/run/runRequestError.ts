/** What is asked of a run cannot be had: a step that it did not come to, a change that needs a new start. */
export class RunRequestError extends RangeError {
  override readonly name = 'RunRequestError';
}
