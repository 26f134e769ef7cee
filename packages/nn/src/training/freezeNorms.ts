import type { NetworkMoments } from '../evaluation/evaluationContext.ts';
import type { AnyLayer, Layer } from '../layers/layer.ts';

/**
 * The network with some of its batchNorms in evaluation mode while it trains: they normalise by fixed statistics, so that what
 * a pretrained network has seen stays, or that small batches do no harm. Gain and shift have gradients as ever; a
 * group with `frozen: true` keeps them as they are too. It shares its parameters with the network given.
 *
 * @param isFrozen Which, by name: `3.batchNorm`, `4.residual.1.batchNorm`.
 * @param moments Statistics by name. A norm without them keeps to mean 0 and variance 1.
 */
export function freezeNorms<N extends AnyLayer>(
  network: N,
  isFrozen: (name: string) => boolean,
  moments: NetworkMoments = {},
): N | Layer {
  // What a layer makes of itself takes and makes the same shapes.
  return (network.frozen?.({ name: '', isFrozen, moments }) as Layer | undefined) ?? network;
}
