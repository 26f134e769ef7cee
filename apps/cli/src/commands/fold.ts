import { Command } from 'commander';
import type { FoldFlags } from '../foldRun.ts';
import type { DefineCommand } from './command.ts';
import { withTrainingOptions } from './trainingOptions.ts';

/** `weir fold CONFIG|PRESET`: a network without the batchNorms that layers before them can take in. */
export const foldCommand: DefineCommand = (surroundings, end) =>
  withTrainingOptions(
    new Command('fold')
      .description(
        'train, then fold BatchNorm into the layers before it: writes weights as safetensors, and the configuration that they fit',
      )
      .argument('<config|preset>', 'a JSON file (comments allowed), or the name of a preset'),
  )
    .option(
      '--out <name>',
      'write to <name>.safetensors and <name>.json (default: the name of the configuration, and -folded)',
    )
    .action(async (source: string, flags: FoldFlags) => {
      const { foldRun } = await import('../foldRun.ts');
      end(await foldRun(source, flags, surroundings));
    });
