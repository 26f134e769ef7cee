/** The loss of a step is NaN or infinite: training has diverged. */
export class DivergedError extends Error {
  override readonly name = 'DivergedError';
  constructor(
    readonly step: number,
    readonly loss: number,
    /** The first layer or parameter, in the order of the forward pass, that is not finite. */
    readonly culprit: string,
  ) {
    super(
      `descend: loss must be finite, got ${loss} at step ${step}; first not finite: ${culprit}; ` +
        'lower the learning rate or the initial gain',
    );
  }
}
