import { Command, Option } from 'commander';
import { portNumber } from '../input/portNumber.ts';
import { positiveInteger } from '../input/positiveInteger.ts';
import type { WatchFlags } from '../watchLines.ts';
import type { DefineCommand } from './command.ts';

/** `weir watch FILE|-`: diagnoses a training that was or is recorded elsewhere. */
export const watchCommand: DefineCommand = (surroundings, end) =>
  new Command('watch')
    .description(
      'diagnose a training recorded elsewhere, such as in PyTorch: its tables, findings and dashboard',
    )
    .argument('<file|->', 'steps as lines of JSON (see @weir/observe), or - for stdin')
    .option('--follow', 'go on reading as the file grows, until Ctrl-C')
    .option('--serve', 'show the dashboard (default: where stdout is a terminal)')
    .option('--no-serve', 'do not')
    .option('--port <n>', 'serve here, or at a free port where it is taken; 0 for any free one', portNumber)
    .option('--classes <n>', 'of a cross-entropy, to hold the first loss against −ln 1/n', positiveInteger)
    .addOption(
      new Option('--format <format>', 'of the results: tables, or every event as a line of JSON')
        .choices(['pretty', 'jsonl'])
        .default('pretty'),
    )
    .action(async (source: string, flags: WatchFlags) => {
      const { watchLines } = await import('../watchLines.ts');
      end(await watchLines(source, flags, surroundings));
    });
