import { childName } from './evaluationContext.ts';
import type { NetworkMoments } from './evaluationContext.ts';
import type { AnyLayer } from '../layers/layer.ts';
import { chain } from '../layers/sequential.ts';

/**
 * The network as it is used once trained: batchNorm layers normalise by the moments given, dropout lets all
 * pass. A second value: the network that trains is not changed, and shares its parameters with this one.
 *
 * @param moments Of each batchNorm by its name: folded by `runningMoments()` or measured by `calibrate`.
 * @throws Error if a batchNorm's moments are not among them.
 */
export function forEvaluation(network: AnyLayer, moments?: NetworkMoments): AnyLayer {
  if (network.kind === 'sequential') return network.evaluation({ name: '', moments });
  return chain([network.evaluation({ name: childName('', 0, network.kind), moments })]);
}
