import { Command } from 'commander';
import { integer } from '../input/integer.ts';
import { positiveInteger } from '../input/positiveInteger.ts';
import { positiveNumber } from '../input/positiveNumber.ts';
import type { SampleFlags } from '../sample.ts';
import { withRunOptions } from '../input/keepOptions.ts';
import { stepNumber } from '../input/stepNumber.ts';
import type { DefineCommand } from './command.ts';
import { withTrainingOptions } from './trainingOptions.ts';

/** `weir sample CONFIG|PRESET`: trains, which the seed makes the same run each time, and draws names. */
export const sampleCommand: DefineCommand = (surroundings, end) =>
  withRunOptions(
    withTrainingOptions(
      new Command('sample')
        .description('train a network on names, and draw new names from it in evaluation mode')
        .argument(
          '<run|config|preset>',
          'a kept run, a JSON file (comments allowed), or the name of a preset',
        ),
    ),
  )
    .option('--at <step>', 'of a kept run: as it was after so many steps', stepNumber)
    .option('-n, --count <n>', 'how many names', positiveInteger, 20)
    .option('--temperature <t>', 'below 1 likelier letters gain, above 1 rarer ones', positiveNumber, 1)
    .option('--seed <n>', 'of the draws', integer, 2147483647 + 10)
    .action(async (source: string, flags: SampleFlags) => {
      const { sample } = await import('../sample.ts');
      end(await sample(source, flags, surroundings));
    });
