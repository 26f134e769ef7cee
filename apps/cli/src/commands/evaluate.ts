import { Command } from 'commander';
import { formatOption } from '../input/formatOption.ts';
import { withRunOptions } from '../input/keepOptions.ts';
import { stepNumber } from '../input/stepNumber.ts';
import type { EvaluateFlags } from '../kept/evaluateKept.ts';
import type { DefineCommand } from './command.ts';

/** `weir evaluate RUN`: loss and accuracy on every split, from a checkpoint. */
export const evaluateCommand: DefineCommand = (surroundings, end) =>
  withRunOptions(
    new Command('evaluate')
      .description('evaluate a kept run’s network on every split, without training to it')
      .argument('<run>', 'a run’s folder, its id or the beginning of one'),
  )
    .option('--at <step>', 'as it was after so many steps (default: at the newest checkpoint)', stepNumber)
    .option('--data-dir <dir>', 'look up data files here first')
    .addOption(formatOption())
    .action(async (run: string, flags: EvaluateFlags) => {
      const { evaluateKept } = await import('../kept/evaluateKept.ts');
      end(await evaluateKept(run, flags, surroundings));
    });
