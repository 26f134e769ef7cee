import { Command } from 'commander';
import type { ReproduceFlags } from '../reproduceFigures.ts';
import { withThreads } from '../input/withThreads.ts';
import type { DefineCommand } from './command.ts';

/** `weir reproduce`: the lecture's printed figures beside Weir's. */
export const reproduceCommand: DefineCommand = (surroundings, end) =>
  withThreads(new Command('reproduce'))
    .description("set the lecture's printed figures beside Weir's, and count the digits that agree")
    .option('--full', 'add the five runs of 200,000 steps')
    .option('--path <file>', "the lecture's names", 'names.txt')
    .option('--backend <name>', 'simd, simd-fma, wasm or cpu (default: the fastest that runs here)')
    .option('--data-dir <dir>', 'look up data files here first, then in $WEIR_DATA, then here')
    .action(async (flags: ReproduceFlags) => {
      const { reproduceFigures } = await import('../reproduceFigures.ts');
      end(await reproduceFigures(flags, surroundings));
    });
