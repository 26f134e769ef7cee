import { childName } from './evaluationContext.ts';
import type { EvaluationContext, NetworkMoments } from './evaluationContext.ts';
import { networkMomentsOf } from './networkMomentsOf.ts';
import type { FoldedMoments } from './networkMomentsOf.ts';
import type { AnyLayer } from '../layers/layer.ts';
import { chain } from '../layers/sequential.ts';

/** A network in evaluation mode: what `evaluate` and `predict` take, and training does not give. */
export interface TrainedNetwork extends AnyLayer {
  readonly mode: 'evaluation';
}

/**
 * The network as it is used once trained: batchNorm layers normalise by the moments given, dropout lets all
 * pass. A second value: the network that trains is not changed, and shares its parameters with this one.
 *
 * @param moments Of each batchNorm: what `runningMoments()` emits, or what `calibrate` returns, as it is.
 * @throws Error if a batchNorm's moments are not among them, RangeError if they are of other widths, TypeError if they
 * are no moments.
 */
export function forEvaluation(network: AnyLayer, moments?: NetworkMoments | FoldedMoments): TrainedNetwork {
  const named = moments === undefined ? undefined : networkMomentsOf(moments);
  return Object.assign(inEvaluation(network, { moments: named }), { mode: 'evaluation' as const });
}

/** Each layer in evaluation mode, under the name that it has while training. */
export function inEvaluation(network: AnyLayer, context: Omit<EvaluationContext, 'name'>): AnyLayer {
  if (network.kind === 'sequential') return network.evaluation({ ...context, name: '' });
  return chain([network.evaluation({ ...context, name: childName('', 0, network.kind) })]);
}
