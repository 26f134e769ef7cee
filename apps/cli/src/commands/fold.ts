import { Command } from 'commander';
import type { FoldFlags } from '../foldRun.ts';
import { withRunOptions } from '../input/keepOptions.ts';
import { stepNumber } from '../input/stepNumber.ts';
import type { DefineCommand } from './command.ts';
import { withTrainingOptions } from './trainingOptions.ts';

/** `weir fold RUN|CONFIG|PRESET`: a network without the batchNorms that layers before them can take in. */
export const foldCommand: DefineCommand = (surroundings, end) =>
  withRunOptions(
    withTrainingOptions(
      new Command('fold')
        .description(
          'train, or take a kept run, then fold BatchNorm into the layers before it: writes weights as safetensors, and the configuration that they fit',
        )
        .argument(
          '<run|config|preset>',
          'a kept run, a JSON file (comments allowed), or the name of a preset',
        ),
    ),
  )
    .option('--at <step>', 'of a kept run: as it was after so many steps', stepNumber)
    .option(
      '--out <name>',
      'write to <name>.safetensors and <name>.json (default: the name of the configuration, and -folded)',
    )
    .action(async (source: string, flags: FoldFlags) => {
      const { foldRun } = await import('../foldRun.ts');
      end(await foldRun(source, flags, surroundings));
    });
