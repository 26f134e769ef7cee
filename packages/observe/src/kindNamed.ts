import { knownKinds } from '@weir/core';

const byLowerCase: ReadonlyMap<string, string> = new Map(
  knownKinds.map((kind) => [kind.toLowerCase(), kind]),
);

/** Names that differ from Weir's by more than how they are written. */
const synonyms: Readonly<Record<string, string>> = {
  dense: 'linear',
  batchnormalization: 'batchNorm',
  syncbatchnorm: 'batchNorm',
  layernormalization: 'layerNorm',
  maxpooling2d: 'maxPool2d',
  averagepooling2d: 'avgPool2d',
  globalaveragepooling2d: 'globalAveragePool',
  swish: 'silu',
  gelunew: 'gelu',
};

/**
 * Weir's kind of a layer or activation that PyTorch, Keras or tfjs call so: `BatchNorm1d` and `BatchNormalization` are
 * `batchNorm`, `LeakyReLU` is `leakyRelu`. What Weir has none of keeps its name, begun small: `gaussianNoise`, `lstm`,
 * `lstmCell`.
 */
export function kindNamed(name: string): string {
  const plain = name.replace(/[^a-zA-Z0-9]/g, '').toLowerCase();
  for (const key of [plain, plain.replace(/[123]d$/, '')]) {
    const kind = byLowerCase.get(key) ?? synonyms[key];
    if (kind !== undefined) return kind;
  }
  return name.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase());
}
