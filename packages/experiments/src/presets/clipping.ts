import { defaultDiagnostics } from '@weir/diagnostics';
import { deep, scaled } from './parts/deep.ts';
import { preset } from './preset.ts';

/** A deep relu network whose first gradients are far too large, trained all the same: they are clipped. */
export const clippingPreset = preset({
  summary: 'a deep relu network that starts far too large: clipping lets it train',
  lookAt:
    'Each layer starts at twice the gain that relu needs, so that the first loss is 205 instead of 3.3 and gradients are larger still. With the total norm clipped to 1 (Pascanu et al., 2013) the loss comes down; the finding clipping says that nearly every step is, and gradientNorm shows from how much. Without (--set clip=null) the loss is not finite after three steps. It mends the symptom: the start is the cause, and deep-tanh shows what a good one does.',
  configuration: {
    ...deep('clipping', { activation: [{ type: 'relu' }], init: scaled(3), lastInit: scaled(3) }),
    clip: { norm: 1 },
    learningRate: 0.1,
    steps: 1000,
    logEvery: 50,
    diagnostics: [...defaultDiagnostics, { type: 'gradientNorm' }],
  },
});
