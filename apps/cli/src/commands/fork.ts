import { Command } from 'commander';
import { collect } from '../input/collect.ts';
import { formatOption } from '../input/formatOption.ts';
import { withThreads } from '../input/withThreads.ts';
import { withRunOptions } from '../input/keepOptions.ts';
import { positiveInteger } from '../input/positiveInteger.ts';
import { stepNumber } from '../input/stepNumber.ts';
import type { ForkFlags } from '../kept/forkKept.ts';
import type { DefineCommand } from './command.ts';

/** `weir fork RUN --at STEP`: a twin of a run from one of its steps on, with other options. */
export const forkCommand: DefineCommand = (surroundings, end) =>
  withRunOptions(
    withThreads(new Command('fork'), 'as the run was given')
      .description('start a twin of a kept run at one of its steps, with other options, beside it')
      .argument('<run>', 'a run’s folder, its id or the beginning of one'),
  )
    .requiredOption('--at <step>', 'steps of the run that the twin begins after', stepNumber)
    .option('--set <path=value>', 'what is to be different, e.g. learningRate=0.01; repeatable', collect, [])
    .option('--steps <n>', 'train for so many steps in all', positiveInteger)
    .option('--report <file>', 'write a report as JSON')
    .option('--data-dir <dir>', 'look up data files here first')
    .addOption(formatOption())
    .action(async (run: string, flags: ForkFlags) => {
      const { forkKept } = await import('../kept/forkKept.ts');
      end(await forkKept(run, flags, surroundings));
    });
