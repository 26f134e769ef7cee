import { defaultDiagnostics } from '@weir/diagnostics';
import { deep, scaled } from './parts/deep.ts';
import { preset } from './preset.ts';

/** The deep network with BatchNorm, and how much an example's logits depend on the others of its batch. */
export const batchNormJitterPreset = preset({
  summary: 'BatchNorm makes an example’s logits depend on its batch: a regulariser',
  lookAt:
    'Eight examples are put among sixteen different batches each, at every 500th step: the jitter is the std of their logits over those batches. After 3,000 steps it is 0.59 in batches of 2, 0.43 in 8, 0.24 in the training’s 32 and 0.12 in 128, beside a std of 1.26 over all logits; from 8 on about halved with four times the batch, as 1/√size has it. The network has to work in spite of that noise, so that it regularises, as dropout does: the lecture’s side effect that turned out to be a benefit. In evaluation mode it is 0 at every size. Asking draws from a generator of its own: the training gives the same bits without.',
  configuration: {
    ...deep('batchnorm-jitter', { batchNorm: true, init: scaled(1), lastInit: scaled(1) }),
    steps: 3000,
    logEvery: 150,
    diagnostics: [...defaultDiagnostics, { type: 'jitter', sizes: [2, 8, 32, 128], every: 500 }],
  },
});
