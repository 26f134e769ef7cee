import { losses } from '@tensorflow/tfjs-core';
import type { Objective } from '@weir/core';
import { objectiveNamed } from '../objectiveNamed.ts';
import type { ObservableModel } from '../targets.ts';

/**
 * What the loss that a model is compiled with takes its outputs for. Keras's cross-entropies take probabilities by default;
 * tfjs's own, given as functions, take logits. Undefined of a model that is not compiled, or has several outputs, and of
 * functions that nobody knows.
 */
export function objectiveOf({ loss, outputs = [] }: ObservableModel): Objective | undefined {
  const [only, ...others] = Array.isArray(loss) ? (loss as readonly unknown[]) : [loss]; // a list, or one
  if (others.length > 0 || outputs.length > 1) return undefined;
  const name = typeof only === 'function' ? namesOfFunctions.get(only) : only;
  if (typeof name !== 'string') return undefined;
  // Keras's other losses compare values.
  return objectiveNamed(name, widthOf(outputs[0])) ?? { loss: name, takes: 'values' };
}

function widthOf(output: unknown): number | undefined {
  if (typeof output !== 'object' || output === null || !('shape' in output)) return undefined;
  const width: unknown = Array.isArray(output.shape) ? output.shape.at(-1) : undefined;
  return typeof width === 'number' ? width : undefined;
}

const namesOfFunctions: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [losses.softmaxCrossEntropy, 'softmaxCrossEntropy'],
  [losses.sigmoidCrossEntropy, 'sigmoidCrossEntropy'],
  [losses.logLoss, 'logLoss'],
  [losses.meanSquaredError, 'meanSquaredError'],
  [losses.absoluteDifference, 'absoluteDifference'],
  [losses.huberLoss, 'huberLoss'],
]);
