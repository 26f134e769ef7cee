import { tanhGain } from './parts/lecture.ts';
import { mlp, quietLogits } from './parts/mlp.ts';
import { preset } from './preset.ts';

/** The lecture's network with the Kaiming start. */
export const mlpKaimingPreset = preset({
  summary: 'mlp-fix-saturation with the number found by theory: gain / sqrt(fan in)',
  lookAt:
    'The weights of the first layer start from a std of (5/3) / sqrt(30) = 0.30, by He et al. (2015) instead of by eye. The activations have a spread near the one found by hand (0.75 beside 0.65), and the lecture reached as good a loss (2.038 and 2.107): with theory, depth needs no guessing.',
  configuration: mlp(
    'mlp-kaiming',
    [
      {
        type: 'linear',
        out: 200,
        init: { type: 'kaimingNormal', gain: tanhGain },
        biasInit: { type: 'normal', std: 0.01 },
      },
    ],
    quietLogits,
  ),
});
