import type { LossAverage } from './lossAverage.ts';

/** What is to be known of a run's losses to say whether it has diverged. */
export interface LossCourse {
  /** Of the first step. */
  readonly initialLoss?: number;
  /** Of the newest. */
  readonly loss?: number;
  readonly average: LossAverage;
}

/** How many times its first value the loss must have come to. One that wavers about its beginning has not diverged. */
const muchAbove = 2;

/** Whether the loss stands far above where it began, or is not finite. */
export function hasDiverged({ initialLoss, loss, average }: LossCourse): boolean {
  if (loss === undefined || initialLoss === undefined) return false;
  if (!Number.isFinite(loss)) return true;
  const late = average.weight > 0 ? average.sum / average.weight : loss;
  // Both: the average still knows of a beginning that was overcome.
  return Math.min(late, loss) > muchAbove * Math.abs(initialLoss);
}
