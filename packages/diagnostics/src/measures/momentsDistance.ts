import type { LayerRunningMoments } from './momentsAccumulator.ts';

/** The mean of a layer's statistics, feature by feature; undefined of none. */
export function averageMoments(moments: readonly LayerRunningMoments[]): LayerRunningMoments | undefined {
  const [first] = moments;
  if (!first) return undefined;
  const mean = (of: (layer: LayerRunningMoments) => readonly number[]) =>
    of(first).map(
      (_, at) => moments.reduce((sum, layer) => sum + (of(layer)[at] ?? NaN), 0) / moments.length,
    );
  return { ...first, mean: mean((layer) => layer.mean), variance: mean((layer) => layer.variance) };
}

/** How far two layers' statistics are apart: the mean over the features of the larger of both distances. */
export function momentsDistance(a: LayerRunningMoments, b: LayerRunningMoments): number {
  const variances = (layer: LayerRunningMoments) => (at: number) => {
    const value = layer.variance[at] ?? NaN;
    return (layer.tracks === 'std' ? value * value : value) + unseen;
  };
  const [one, other] = [variances(a), variances(b)];
  const distances = a.mean.map((mean, at) =>
    Math.max(
      Math.abs(mean - (b.mean[at] ?? NaN)) / Math.sqrt(other(at)),
      Math.abs(Math.log(one(at) / other(at))),
    ),
  );
  return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
}

/** A variance that rounding alone has: what differs below it changes no output. */
const unseen = 2e-11;
