import { defaultDiagnostics } from '@weir/diagnostics';
import { deep, scaled } from './parts/deep.ts';
import { preset } from './preset.ts';

/** The deep network with BatchNorm, and how much an example's logits depend on the others of its batch. */
export const batchNormJitterPreset = preset({
  summary: 'BatchNorm makes an example’s logits depend on its batch: a regulariser',
  lookAt: 'TODO',
  configuration: {
    ...deep('batchnorm-jitter', { batchNorm: true, init: scaled(1), lastInit: scaled(1) }),
    steps: 3000,
    logEvery: 150,
    diagnostics: [...defaultDiagnostics, { type: 'jitter', sizes: [2, 8, 32, 128], every: 500 }],
  },
});
