import { Command } from 'commander';
import { formatOption } from '../input/formatOption.ts';
import { withRunOptions } from '../input/keepOptions.ts';
import type { ShowFlags } from '../kept/showRun.ts';
import type { DefineCommand } from './command.ts';

/** `weir show RUN`: what `run` prints at its end, from disk. */
export const showCommand: DefineCommand = (surroundings, end) =>
  withRunOptions(
    new Command('show')
      .description('print what a kept run showed, from its folder')
      .argument('<run>', 'a run’s folder, its id or the beginning of one; or of a comparison'),
  )
    .option('--report <file>', 'write a report as JSON')
    .addOption(formatOption())
    .action(async (run: string, flags: ShowFlags) => {
      const { showRun } = await import('../kept/showRun.ts');
      end(await showRun(run, flags, surroundings));
    });
