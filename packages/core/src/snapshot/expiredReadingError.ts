/**
 * A reading was asked for the first time after its step had ended, when its tensor was gone.
 *
 * Ask within the step, or put `capture(...)` ahead of the operator that defers (`delay`, `observeOn`,
 * `bufferTime`, an `await`): what was read once can be read again at any time.
 */
export class ExpiredReadingError extends Error {
  override readonly name = 'ExpiredReadingError';
  constructor(
    readonly reading: string,
    readonly step: number,
  ) {
    super(
      `${reading}: must be read before its step ends, got a first read after step ${step}; ` +
        'put capture(...) ahead of the operator that defers',
    );
  }
}
