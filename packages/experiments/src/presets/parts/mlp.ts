import type { ConfigurationInput, KindConfiguration } from '../../configuration/configuration.ts';
import { characters, lecture } from './lecture.ts';

/** The lecture's network of one hidden layer of 200, with its first and last linear layer as given. */
export function mlp(
  name: string,
  hidden: readonly KindConfiguration[],
  last: KindConfiguration,
): ConfigurationInput & { readonly name: string } {
  return {
    name,
    ...lecture,
    model: [...characters, ...hidden, { type: 'tanh' }, last],
    learningRate: { type: 'multiStep', initial: 0.1, milestones: [100_000], gamma: 0.1 },
    steps: 10_000,
    logEvery: 500,
  };
}

/** Logits that start near zero, so that all characters start about equally likely. */
export const quietLogits: KindConfiguration = {
  type: 'linear',
  out: 27,
  init: { type: 'normal', std: 0.01 },
  biasInit: { type: 'normal', std: 0 },
};
