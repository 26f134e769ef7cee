/** The loss of a step is NaN or infinite: training has diverged. */
export class DivergedError extends Error {
  override readonly name = 'DivergedError';
  /** The message without its remedy, for whoever knows a better one. */
  readonly what: string;
  constructor(
    readonly step: number,
    readonly loss: number,
    /** The first layer or parameter, in the order of the forward pass, that is not finite. */
    readonly culprit: string,
    /** What made it so, where that is known: `zeroVariance` of a norm without eps whose input does not vary. */
    readonly reason?: 'zeroVariance',
  ) {
    const what = `descend: loss must be finite, got ${loss} at step ${step}; first not finite: ${culprit}`;
    super(`${what}; ${remedyOf(step, reason)}`);
    this.what = what;
  }
}

function remedyOf(step: number, reason: DivergedError['reason']): string {
  if (reason === 'zeroVariance')
    return 'its input does not vary, and eps 0 divides by that variance of 0: set its eps to 1e-5';
  // Before the first update no rate can be to blame.
  return step === 0
    ? 'scale the data, or lower the initial gain'
    : 'scale the data, or lower the learning rate or the initial gain';
}
