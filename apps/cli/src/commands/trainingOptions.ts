import type { Command } from 'commander';
import { backendNames } from '../backendNames.ts';
import { collect } from '../input/collect.ts';
import { memorySize } from '../input/memorySize.ts';
import { percentage } from '../input/percentage.ts';
import { positiveInteger } from '../input/positiveInteger.ts';
import { withThreads } from '../input/withThreads.ts';

/** Gives a command the options of `TrainingFlags`. */
export function withTrainingOptions(command: Command): Command {
  return withThreads(command)
    .option(
      '--set <path=value>',
      'set an option, e.g. model.2.init.gain=3, of several layers model.2,5-8.bias=false, or take it out, e.g. clip=null; repeatable',
      collect,
      [],
    )
    .option(
      '--import <file>',
      'let configurations name the layers, diagnostics and rules that it exports; repeatable',
      collect,
      [],
    )
    .option('--steps <n>', 'train for so many steps', positiveInteger)
    .option('--every <n>', 'let every diagnostic measure at each n-th step', positiveInteger)
    .option(
      '--budget <percentage>',
      'let watching add at most so much to the time of training, e.g. 5%; cadences are thinned to fit',
      percentage,
    )
    .option(
      '--backend <name>',
      `${backendNames.join(', ')} (default: the fastest that runs here; simd-fma, faster still, gives other bits)`,
    )
    .option(
      '--memory <size>',
      'refuse what would take more, e.g. 4GB (default: WEIR_MEMORY, or 2GB)',
      memorySize,
    )
    .option('--data-dir <dir>', 'look up data files here first, then in $WEIR_DATA, then here');
}
