import type { RunEvaluated } from '@weir/core';
import type { ValidationLoss } from './loss.ts';

/**
 * The validation losses of a run after one more evaluation, each at the step that left the parameters it is of.
 *
 * An evaluation of the same parameters takes the other's place: a run's last, or that of those which early stopping kept. One
 * without a validation split, or without a finite loss, changes nothing.
 *
 * @example
 * ```ts
 * const split = (loss: number) => ({ validation: { loss } });
 * const first = withEvaluation([], { type: 'evaluated', step: 100, splits: split(2.5) });
 * withEvaluation(first, { type: 'evaluated', step: 200, splits: split(2.25) }).map(({ step }) => step); // → [99, 199]
 * ```
 */
export function withEvaluation(
  past: readonly ValidationLoss[],
  { step, parametersOf = step, splits }: RunEvaluated,
): readonly ValidationLoss[] {
  const loss = splits['validation']?.loss;
  if (loss === undefined || !Number.isFinite(loss)) return past;
  const at = Math.max(0, parametersOf - 1);
  const others = past.filter((other) => other.step !== at);
  return [...others, { step: at, loss }].sort((one, other) => one.step - other.step);
}
