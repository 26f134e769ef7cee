import { Command, Option } from 'commander';
import { backendNames } from '../backendNames.ts';
import { positiveInteger } from '../input/positiveInteger.ts';
import type { DefineCommand } from './command.ts';

/** What `weir run` is told besides what to run. */
export interface RunFlags {
  readonly set: readonly string[];
  readonly steps?: number;
  readonly every?: number;
  readonly backend?: string;
  readonly dataDir?: string;
  readonly report?: string;
  readonly format: 'pretty' | 'jsonl';
}

/** `weir run CONFIG|PRESET`: trains, and prints the lecture's tables. */
export const runCommand: DefineCommand = (surroundings, end) =>
  new Command('run')
    .description('train a configuration or a preset, and print what it showed')
    .argument('<config|preset>', 'a JSON file (comments allowed), or the name of a preset')
    .option('--set <path=value>', 'set an option, e.g. model.2.init.gain=3; repeatable', collect, [])
    .option('--steps <n>', 'train for so many steps', positiveInteger)
    .option('--every <n>', 'let every diagnostic measure at each n-th step', positiveInteger)
    .option('--backend <name>', `${backendNames.join(', ')} (default: the fastest that runs here)`)
    .option('--data-dir <dir>', 'look up data files here first, then in $WEIR_DATA, then here')
    .option('--report <file>', 'write a report as JSON')
    .addOption(
      new Option('--format <format>', 'of the results: tables, or every event as a line of JSON')
        .choices(['pretty', 'jsonl'])
        .default('pretty'),
    )
    .action(async (source: string, flags: RunFlags) => {
      const { train } = await import('../train.ts');
      end(await train(source, flags, surroundings));
    });

const collect = (value: string, all: readonly string[]): readonly string[] => [...all, value];
