/** What the layers of a network can be given while it trains: by names that its charts show. */
export interface KnobbedLayers {
  /** Those whose weights can be scaled. */
  readonly weighted: readonly string[];
  readonly norms: readonly string[];
}

const withWeights: readonly string[] = ['linear', 'conv2d', 'embedding'];

/** Sorts layers by what can be changed of them; their kind is the end of their name: `4.residual.1.batchNorm`. */
export function knobbedLayers(layers: readonly string[]): KnobbedLayers {
  const ofKinds = (kinds: readonly string[]) =>
    layers.filter((name) => kinds.includes(name.slice(name.lastIndexOf('.') + 1)));
  return { weighted: ofKinds(withWeights), norms: ofKinds(['batchNorm']) };
}
