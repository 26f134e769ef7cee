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
  lookAt: 'TODO',
  variants: [
    { name: 'outside of the gradient', configuration: normalisedLogits('batchnorm-detached', true) },
    { name: 'part of the gradient', configuration: normalisedLogits('batchnorm-attached', false) },
  ],
});
