import { Command } from 'commander';
import { formatOption } from '../input/formatOption.ts';
import { withThreads } from '../input/withThreads.ts';
import { withCheckpointOptions, withRunOptions } from '../input/keepOptions.ts';
import type { ResumeFlags } from '../kept/resumeKept.ts';
import type { DefineCommand } from './command.ts';

/** `weir resume RUN`: goes on with a run that was interrupted or killed. */
export const resumeCommand: DefineCommand = (surroundings, end) =>
  withCheckpointOptions(
    withRunOptions(
      withThreads(new Command('resume'), 'as the run was given')
        .description('go on with a kept run where it stands, bit for bit as if it had not been disturbed')
        .argument('<run>', 'a run’s folder, its id or the beginning of one; or the folder of a comparison'),
    ),
  )
    .option('--report <file>', 'write a report as JSON')
    .option('--data-dir <dir>', 'look up data files here first')
    .addOption(formatOption())
    .action(async (run: string, flags: ResumeFlags) => {
      const { resumeKept } = await import('../kept/resumeKept.ts');
      end(await resumeKept(run, flags, surroundings));
    });
