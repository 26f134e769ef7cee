/** Σ sᵏ lossₙ₋ₖ and Σ sᵏ with s = 0.98, in float64: their ratio is the moving average of the loss. */
export interface LossAverage {
  readonly sum: number;
  readonly weight: number;
}

/** Before the first loss. */
export const noAverage: LossAverage = { sum: 0, weight: 0 };

/** Weight of the past, as the `loss` diagnostic has it. */
const smoothing = 0.98;

/** The average once another loss is taken in; one that is not finite leaves it as it was. */
export function averaged({ sum, weight }: LossAverage, loss: number): LossAverage {
  if (!Number.isFinite(loss)) return { sum, weight };
  return { sum: smoothing * sum + loss, weight: smoothing * weight + 1 };
}
