import { Command } from 'commander';
import type { TrainingFlags } from '../input/trainingFlags.ts';
import { withRunOptions } from '../input/keepOptions.ts';
import { stepNumber } from '../input/stepNumber.ts';
import type { DefineCommand } from './command.ts';
import { withTrainingOptions } from './trainingOptions.ts';

/** `weir calibrate CONFIG|PRESET`: running statistics against those of the whole training split. */
export const calibrateCommand: DefineCommand = (surroundings, end) =>
  withRunOptions(
    withTrainingOptions(
      new Command('calibrate')
        .description(
          "train, then set BatchNorm's running statistics beside those of the whole training split",
        )
        .argument(
          '<run|config|preset>',
          'a kept run, a JSON file (comments allowed), or the name of a preset',
        ),
    ),
  )
    .option('--at <step>', 'of a kept run: as it was after so many steps', stepNumber)
    .action(async (source: string, flags: TrainingFlags) => {
      const { calibrateRun } = await import('../calibrateRun.ts');
      end(await calibrateRun(source, flags, surroundings));
    });
