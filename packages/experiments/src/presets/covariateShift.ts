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
  diagnostics: [...defaultDiagnostics, { type: 'inputShift' }],
});

/** The deep tanh network with and without BatchNorm, and how far what each layer is given moves. */
export const covariateShiftPreset = comparison({
  summary: 'how far a layer’s inputs move during training, with and without BatchNorm',
  lookAt: 'TODO',
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
