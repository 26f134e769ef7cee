import type { Tensor } from '@tensorflow/tfjs-core';
import type { BatchMoments } from '@weir/core';
import type { ObservedStep, SeenNorm } from '../steps/observedStep.ts';
import { TensorReading } from './tensorReading.ts';

/** Mean and variance over N − 1 of each feature of what a batchNorm normalised, in float64, when they are asked for. */
export function batchMomentsOf(
  name: string,
  input: Tensor,
  { axis, momentum, eps }: SeenNorm,
  step: ObservedStep,
): BatchMoments {
  const at = axis < 0 ? axis + input.rank : axis;
  const features = input.shape[at] ?? 1;
  let known: { readonly mean: Float64Array; readonly variance: Float64Array } | undefined;
  const measured = (reading: string) =>
    (known ??= featureMoments(step.read(reading, input), input.shape, at));
  const [mean, variance] = [`${name}.batchMean`, `${name}.batchVariance`];
  return Object.freeze({
    mean: new TensorReading(mean, [features], () => measured(mean).mean),
    variance: new TensorReading(variance, [features], () => measured(variance).variance),
    momentum,
    tracks: 'variance',
    eps,
    unbiased: false,
  });
}

function featureMoments(values: ArrayLike<number>, shape: readonly number[], axis: number) {
  const features = shape[axis] ?? 1;
  const below = shape.slice(axis + 1).reduce((product, side) => product * side, 1);
  const rows = values.length / features;
  const featureAt = (at: number): number => Math.floor(at / below) % features;
  const mean = new Float64Array(features);
  for (let at = 0; at < values.length; at++) addTo(mean, featureAt(at), (values[at] ?? NaN) / rows);
  const variance = new Float64Array(features);
  for (let at = 0; at < values.length; at++) {
    const feature = featureAt(at);
    addTo(variance, feature, ((values[at] ?? NaN) - (mean[feature] ?? NaN)) ** 2 / (rows - 1));
  }
  return { mean, variance };
}

function addTo(sums: Float64Array, at: number, value: number): void {
  sums[at] = (sums[at] ?? 0) + value;
}
