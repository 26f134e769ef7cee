import type { ConfigurationInput, KindConfiguration } from '../../configuration/configuration.ts';

/** Exclusive or as two classes, all four points in every batch. */
export function onXor(
  name: string,
  model: readonly KindConfiguration[],
): ConfigurationInput & { readonly name: string } {
  return {
    name,
    seed: 2147483647,
    data: { type: 'xor' },
    model,
    loss: { type: 'crossEntropy' },
    optimizer: { type: 'sgd' },
    learningRate: 0.5,
    batchSize: 4,
    sampling: 'epoch',
    steps: 500,
    logEvery: 25,
  };
}
