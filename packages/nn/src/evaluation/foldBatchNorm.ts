import type { AnyLayer } from '../layers/layer.ts';
import { foldedPath } from '../layers/foldedPath.ts';
import { chain } from '../layers/sequential.ts';
import { forEvaluation } from './forEvaluation.ts';
import type { TrainedNetwork } from './forEvaluation.ts';

/**
 * The network as `forEvaluation` gives it, with each batchNorm that stands right after a linear or conv2d folded into that layer:
 * of `y = γ (x W + b − mean) / √(variance + eps) + β` the factor `f = γ / √(variance + eps)` goes into the weight, `W f`, and
 * the rest into the bias, `(b − mean) f + β`. The outputs are the same up to rounding, and a pass has one layer less to go
 * through. A batchNorm that follows something else stays, and so does every layer's order.
 *
 * The weights are copies: training the network on does not change what was folded.
 *
 * @param moments Of each batchNorm by its name: folded by `runningMoments()` or measured by `calibrate`.
 * @throws Error if a batchNorm's moments are not among them, RangeError if they are of other widths.
 */
export function foldBatchNorm(
  network: AnyLayer,
  moments?: Parameters<typeof forEvaluation>[1],
): TrainedNetwork {
  const trained = forEvaluation(network, moments);
  return Object.assign(trained.folded?.() ?? chain(foldedPath([trained])), { mode: 'evaluation' as const });
}
