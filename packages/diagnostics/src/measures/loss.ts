import { history, scanState } from '@weir/core';
import type { Fold, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { diagnosticKind } from '../kinds/diagnosticKind.ts';
import { log10 } from '../statistics/log10.ts';

/** Options of `loss`, all with defaults. */
export interface LossOptions {
  /**
   * Weight of the past in the moving average, 0 to below 1. Default 0.98, a window of about 50 steps;
   * nearer 1 for small batches and long runs, 0 for none.
   */
  readonly smoothing?: number;
}

/** The minibatch's loss, as the lecture plots it (log₁₀) and with its noise averaged out. */
export interface Loss {
  readonly step: number;
  readonly loss: number;
  /** log₁₀ of it; absent for a loss that is not positive. */
  readonly log10?: number;
  /** Exponential moving average of the losses so far, without bias towards its start. */
  readonly smoothed: number;
}

/**
 * Emits each step's loss with its logarithm and moving average
 * `smoothed = Σ sᵏ lossₙ₋ₖ / Σ sᵏ` (Adam's bias correction: the first is the first loss).
 *
 * @throws RangeError if `smoothing` is not at least 0 and below 1.
 *
 * @example
 * ```ts
 * const losses$ = of(4, 2).pipe(map((value, step) => arraySnapshot({ step, loss: value })));
 * (await lastValueFrom(losses$.pipe(loss({ smoothing: 0.5 })))).smoothed; // → 2.667
 * ```
 */
export function loss({ smoothing = 0.98 }: LossOptions = {}): OperatorFunction<Snapshot, Loss> {
  if (!(smoothing >= 0 && smoothing < 1)) {
    throw new RangeError(
      `loss: smoothing must be at least 0 and below 1, got ${smoothing}; 0.98 averages about 50 steps`,
    );
  }
  return scanState({ sum: 0, weight: 0 }, (past, { step, loss }: Snapshot) => {
    const sum = smoothing * past.sum + loss;
    const weight = smoothing * past.weight + 1;
    const logarithm = loss > 0 ? { log10: log10(loss) } : {};
    return [
      { sum, weight },
      { step, loss, ...logarithm, smoothed: sum / weight },
    ];
  });
}

/** The loss over the whole validation split, in evaluation mode, with the parameters that a step left. */
export interface ValidationLoss {
  readonly step: number;
  readonly loss: number;
}

/** What is kept of a run's losses. */
export interface Losses {
  readonly entries: readonly Loss[];
  /** Put beside them by whoever evaluates on the way: no snapshot has them. */
  readonly validation?: readonly ValidationLoss[];
}

/** The losses so far. */
export const lossHistory: Fold<Losses, Loss> = history<Loss>();

/** `loss` as a configuration names it: its options, its cadence, and what is kept of its measurements. */
export const lossKind = diagnosticKind({
  type: 'loss',
  schema: { 'smoothing?': '0 <= number < 1' },
  defaultEvery: 10,
  emitsPlainData: true,
  byDefault: true,
  continuous: true,
  operator: loss,
  state: lossHistory,
});
