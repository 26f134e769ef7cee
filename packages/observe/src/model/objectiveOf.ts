import { losses } from '@tensorflow/tfjs-core';
import type { Objective } from '@weir/core';
import type { ObservableModel } from '../targets.ts';

/**
 * What the loss that a model is compiled with takes its outputs for. Keras's cross-entropies take probabilities by default;
 * tfjs's own, given as functions, take logits. Undefined of a model that is not compiled, or has several outputs, and of
 * functions that nobody knows.
 */
export function objectiveOf({ loss, outputs = [] }: ObservableModel): Objective | undefined {
  const [only, ...others] = Array.isArray(loss) ? (loss as readonly unknown[]) : [loss]; // a list, or one
  if (others.length > 0 || outputs.length > 1) return undefined;
  if (typeof only === 'function') return ofFunctions.get(only);
  if (typeof only !== 'string') return undefined;
  return { loss: only, takes: ofProbabilities.includes(only) ? 'probabilities' : 'values' };
}

/** By the names that `compile` takes. */
const ofProbabilities: readonly string[] = [
  'categoricalCrossentropy',
  'sparseCategoricalCrossentropy',
  'binaryCrossentropy',
  'kullbackLeiblerDivergence',
];

const ofFunctions: ReadonlyMap<unknown, Objective> = new Map<unknown, Objective>([
  [losses.softmaxCrossEntropy, { loss: 'softmaxCrossEntropy', takes: 'logits', applies: 'softmax' }],
  [losses.sigmoidCrossEntropy, { loss: 'sigmoidCrossEntropy', takes: 'logits', applies: 'sigmoid' }],
  [losses.logLoss, { loss: 'logLoss', takes: 'probabilities' }],
  [losses.meanSquaredError, { loss: 'meanSquaredError', takes: 'values' }],
  [losses.absoluteDifference, { loss: 'absoluteDifference', takes: 'values' }],
  [losses.huberLoss, { loss: 'huberLoss', takes: 'values' }],
]);
