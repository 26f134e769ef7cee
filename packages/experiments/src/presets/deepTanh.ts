import { deep, scaled } from './parts/deep.ts';
import { tanhGain } from './parts/lecture.ts';
import { preset } from './preset.ts';

/** The lecture's deep network of tanh layers with the right gain. */
export const deepTanhPreset = preset({
  summary: 'five hidden layers of tanh with the gain 5/3: healthy, just',
  lookAt:
    'Without BatchNorm, the gain of 5/3 fights tanh’s squashing: the first layer is about 20 % saturated, and the deeper ones settle near a std of 0.66 and 6 to 8 %. The gradients are alike in all layers. The last layer, whose weights start at a tenth, has an update:data far above the others’ at first (−0.6 beside −3.3), which falls as its weights grow.',
  configuration: deep('deep-tanh', { init: scaled(tanhGain), lastInit: scaled(0.1) }),
});
