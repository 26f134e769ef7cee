import type { LayerSnapshot, Objective } from '@weir/core';

/**
 * The std of a network's logits: of its outputs, where the loss takes logits; of those that its probabilities were made of,
 * where it takes probabilities: ln p about each example's mean of a softmax, ln(p / (1 − p)) of a sigmoid.
 *
 * Probabilities that were rounded to 0 or 1 count as those of a logit of 100 away.
 */
export function logitSpread({ kind, output }: LayerSnapshot, objective: Objective | undefined): number {
  if (objective?.takes !== 'probabilities') return output.moments().std;
  const values = output.values();
  const units = output.shape.at(-1) ?? 1;
  if (kind === 'sigmoid') return rootMeanSquare(Array.from(values, (p) => bounded(Math.log(p / (1 - p)))));
  const spread: number[] = [];
  for (let row = 0; row < values.length; row += units) {
    const logits = Array.from({ length: units }, (_, unit) => bounded(Math.log(values[row + unit] ?? NaN)));
    const mean = logits.reduce((sum, logit) => sum + logit, 0) / units;
    for (const logit of logits) spread.push(logit - mean);
  }
  return rootMeanSquare(spread);
}

const bounded = (logit: number): number => Math.min(100, Math.max(-100, logit));

const rootMeanSquare = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
