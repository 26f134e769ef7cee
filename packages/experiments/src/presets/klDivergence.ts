import { preset } from './preset.ts';

/** A softmax that learns a distribution: the divergence falls to 0, where a cross-entropy stops at the entropy. */
export const klDivergencePreset = preset({
  summary: 'four logits learn a given distribution: the divergence falls to 0',
  lookAt:
    'The target is a distribution, 0.5, 0.3, 0.15 and 0.05, as a teacher network gives them, and the loss the Kullback–Leibler divergence from it. It falls to 0: the distributions are the same then. A cross-entropy with the same target would stop at the target’s entropy of 1.14, and hide how near it is. Its gradient vanishes with the loss, and update:data with it: nothing is left to learn.',
  configuration: {
    name: 'kl-divergence',
    seed: 2147483647,
    data: { type: 'point', input: [1], target: [0.5, 0.3, 0.15, 0.05] },
    model: [{ type: 'linear', out: 4, init: { type: 'normal', std: 1 } }, { type: 'logSoftmax' }],
    loss: { type: 'klDivergence' },
    learningRate: 0.5,
    batchSize: 1,
    steps: 200,
    logEvery: 10,
  },
});
