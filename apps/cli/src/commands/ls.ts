import { Command } from 'commander';
import { formatOption } from '../input/formatOption.ts';
import { withRunOptions } from '../input/keepOptions.ts';
import type { ListFlags } from '../kept/listKept.ts';
import type { DefineCommand } from './command.ts';

/** `weir ls`: the runs that are kept. */
export const lsCommand: DefineCommand = (surroundings, end) =>
  withRunOptions(new Command('ls').description('list the runs of a folder, newest first'))
    .addOption(formatOption())
    .action(async (flags: ListFlags) => {
      const { listKept } = await import('../kept/listKept.ts');
      end(await listKept(flags, surroundings));
    });
