import { Command } from 'commander';
import type { TrainingFlags } from '../input/trainingFlags.ts';
import type { DefineCommand } from './command.ts';
import { withTrainingOptions } from './trainingOptions.ts';

/** `weir calibrate CONFIG|PRESET`: running statistics against those of the whole training split. */
export const calibrateCommand: DefineCommand = (surroundings, end) =>
  withTrainingOptions(
    new Command('calibrate')
      .description("train, then set BatchNorm's running statistics beside those of the whole training split")
      .argument('<config|preset>', 'a JSON file (comments allowed), or the name of a preset'),
  ).action(async (source: string, flags: TrainingFlags) => {
    const { calibrateRun } = await import('../calibrateRun.ts');
    end(await calibrateRun(source, flags, surroundings));
  });
