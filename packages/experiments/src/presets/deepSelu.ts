import { characters, lecture } from './parts/lecture.ts';
import { scaled } from './parts/deep.ts';
import { preset } from './preset.ts';

const hidden = [{ type: 'linear', out: 100, init: scaled(1) }, { type: 'selu' }];

/** Eight hidden layers of selu, which normalise themselves. */
export const deepSeluPreset = preset({
  summary: 'eight layers of selu: activations stay near mean 0 and std 1 by themselves',
  lookAt:
    'selu with weights of gain 1 pulls each layer’s outputs towards mean 0 and std 1 (Klambauer et al., 2017), without a norm: look at the activations by depth, whose std after 2,000 steps is from 1.0 to 1.4 in all eight layers, the last no wider than the first, and at update:data, which is nearly one line for seven of them. With tanh in its place (--set model.3.type=tanh and so on) each layer at gain 1 is narrower than the one before.',
  configuration: {
    name: 'deep-selu',
    ...lecture,
    model: [
      ...characters,
      ...Array.from({ length: 8 }, () => hidden).flat(),
      { type: 'linear', out: 27, init: scaled(0.1) },
    ],
    learningRate: 0.05,
    steps: 2000,
    logEvery: 100,
  },
});
