import { Command } from 'commander';
import { formatOption } from '../input/formatOption.ts';
import { withThreads } from '../input/withThreads.ts';
import { withRunOptions } from '../input/keepOptions.ts';
import { positiveInteger } from '../input/positiveInteger.ts';
import { stepNumber } from '../input/stepNumber.ts';
import type { ReplayFlags } from '../kept/replayKept.ts';
import type { DefineCommand } from './command.ts';

/** `weir replay RUN`: computes a run again and looks at it with other diagnostics. */
export const replayCommand: DefineCommand = (surroundings, end) =>
  withRunOptions(
    withThreads(new Command('replay'), 'as the run was given')
      .description('compute a kept run again, and show what other diagnostics see of it')
      .argument('<run>', 'a run’s folder, its id or the beginning of one'),
  )
    .option(
      '--diagnostics <names|file>',
      'names with commas between, or a JSON file with a list as in a configuration',
    )
    .option('--from <step>', 'the first step that is shown', stepNumber)
    .option('--to <step>', 'the step before which it ends', stepNumber)
    .option('--every <n>', 'let every diagnostic measure at each n-th step', positiveInteger)
    .option('--data-dir <dir>', 'look up data files here first')
    .addOption(formatOption())
    .action(async (run: string, flags: ReplayFlags) => {
      const { replayKept } = await import('../kept/replayKept.ts');
      end(await replayKept(run, flags, surroundings));
    });
