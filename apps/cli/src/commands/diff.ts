import { Command } from 'commander';
import { formatOption } from '../input/formatOption.ts';
import { withRunOptions } from '../input/keepOptions.ts';
import type { DiffFlags } from '../kept/diffKept.ts';
import type { DefineCommand } from './command.ts';

/** `weir diff A B`: what sets two runs apart. */
export const diffCommand: DefineCommand = (surroundings, end) =>
  withRunOptions(
    new Command('diff')
      .description('print what sets two kept runs apart: options, the first step, final figures, findings')
      .argument('<a>', 'a run’s folder, its id or the beginning of one')
      .argument('<b>', 'another'),
  )
    .addOption(formatOption())
    .action(async (a: string, b: string, flags: DiffFlags) => {
      const { diffKept } = await import('../kept/diffKept.ts');
      end(await diffKept(a, b, flags, surroundings));
    });
