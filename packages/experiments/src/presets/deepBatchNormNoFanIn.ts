import { deep } from './parts/deep.ts';
import { preset } from './preset.ts';

/** The deep network with BatchNorm and weights from N(0, 1). */
export const deepBatchNormNoFanInPreset = preset({
  summary: 'BatchNorm forgives a start without fan in, at a tenth of the speed',
  lookAt:
    'The weights are five to ten times too large, and activations and gradients are healthy all the same. The updates are small beside such weights: update:data stands near −4, and the lecture raised the rate tenfold (--set learningRate.initial=1) to bring it back.',
  configuration: deep('deep-batchnorm-no-fan-in', {
    batchNorm: true,
    init: { type: 'normal', std: 1 },
    lastInit: { type: 'normal', std: 1 },
  }),
});
