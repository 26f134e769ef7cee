import { defaultDiagnostics } from '@weir/diagnostics';
import type { ConfigurationInput } from '../configuration/configuration.ts';
import { deep, scaled } from './parts/deep.ts';
import type { DeepOptions } from './parts/deep.ts';
import { tanhGain } from './parts/lecture.ts';
import { comparison } from './preset.ts';

const watched = (name: string, options: DeepOptions): ConfigurationInput & { readonly name: string } => ({
  ...deep(name, options),
  steps: 3000,
  logEvery: 150,
  diagnostics: [...defaultDiagnostics, { type: 'inputShift', every: 5 }],
});

/** The deep tanh network with and without BatchNorm, and how far what each layer is given moves. */
export const covariateShiftPreset = comparison({
  summary: 'how far a layer’s inputs move during training, with and without BatchNorm',
  lookAt:
    'Ioffe and Szegedy (2015) held that a layer learns slowly because its inputs’ distribution moves while the layers below learn: internal covariate shift. For each layer the means of its input’s units, averaged over 125 steps at a time, are held against those of the first 125, in units of their first std. After 3,000 steps the input of the middle layer has moved by 0.25 std without BatchNorm, and gone a way of 1.86; with BatchNorm by 0.05 and 0.37, and so for every layer but the first, which BatchNorm is not ahead of. All the same, the well-initialised network without it has the lower loss here (2.38 and 2.43 over the last tenth): as Santurkar et al. (2018) found, less shift is not what makes BatchNorm train well.',
  variants: [
    {
      name: 'without BatchNorm',
      configuration: watched('covariate-shift', { init: scaled(tanhGain), lastInit: scaled(0.1) }),
    },
    {
      name: 'with BatchNorm',
      configuration: watched('covariate-shift-batchnorm', {
        batchNorm: true,
        init: scaled(1),
        lastInit: scaled(1),
      }),
    },
  ],
});
