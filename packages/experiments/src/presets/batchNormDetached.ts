import { defaultDiagnostics } from '@weir/diagnostics';
import type { ConfigurationInput } from '../configuration/configuration.ts';
import { characters, lecture, tanhGain } from './parts/lecture.ts';
import { comparison } from './preset.ts';

/** One hidden layer, and logits that a BatchNorm without gain and shift normalises, which makes their bias useless. */
const normalisedLogits = (
  name: string,
  detached: boolean,
): ConfigurationInput & { readonly name: string } => ({
  name,
  ...lecture,
  model: [
    ...characters,
    { type: 'linear', out: 200, init: { type: 'kaimingNormal', gain: tanhGain } },
    { type: 'tanh' },
    { type: 'linear', out: 27 },
    { type: 'batchNorm', affine: false, detached },
  ],
  learningRate: 0.1,
  steps: 3000,
  logEvery: 150,
  diagnostics: [...defaultDiagnostics, { type: 'parameterNorms' }],
});

/** BatchNorm whose moments the gradient takes for constants. */
export const batchNormDetachedPreset = comparison({
  summary: 'BatchNorm outside of the gradient: the bias ahead of it grows without end',
  lookAt:
    'Ioffe and Szegedy (2015, section 2): if a gradient step takes the batch’s mean for a constant, it changes the bias ahead of the normalisation, the mean takes the change away again, and neither the output nor the loss has changed: the next step does the same. Here the logits are normalised, and the classes’ frequencies push their bias. Look at the sizes of the parameters: outside of the gradient the rms of 4.linear.bias goes from 0 to 17 after 500 steps, 490 after 1,000 and 2,700 after 3,000, its weight, which the variance takes back, along with it, while the loss rises to 3.5 and ends at the 3.30 of a network that knows nothing; biasDrift says so at step 100, and in the end all hidden units are dead. As part of the gradient the bias gets none and stays at 0, and the loss falls to 2.76.',
  variants: [
    { name: 'outside of the gradient', configuration: normalisedLogits('batchnorm-detached', true) },
    { name: 'part of the gradient', configuration: normalisedLogits('batchnorm-detached-not', false) },
  ],
});
