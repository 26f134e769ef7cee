import { Command, Option } from 'commander';
import { collect } from '../input/collect.ts';
import { withCheckpointOptions } from '../input/keepOptions.ts';
import type { RunFlags } from '../train.ts';
import type { DefineCommand } from './command.ts';
import { withTrainingOptions } from './trainingOptions.ts';

/** `weir run CONFIG|PRESET`: trains, and prints the lecture's tables. */
export const runCommand: DefineCommand = (surroundings, end) =>
  withCheckpointOptions(
    withTrainingOptions(
      new Command('run')
        .description('train a configuration or a preset, and print what it showed')
        .argument('<config|preset>', 'a JSON file (comments allowed), or the name of a preset'),
    ),
  )
    .option(
      '--out <dir>',
      'keep the run in this folder, so that it can be resumed, shown and replayed (default: $WEIR_RUNS)',
    )
    .option('--weights <file>', 'start from the parameters of a safetensors file')
    .option(
      '--weights-map <file>',
      'JSON: what the file calls each parameter, {"2.linear.weight": "fc1.weight"}',
    )
    .addOption(
      new Option(
        '--weights-layout <layout>',
        'how the file lays them out; by default as it says itself, as one of weir export does, else weir',
      ).choices(['weir', 'torch']),
    )
    .option('--report <file>', 'write a report as JSON')
    .option(
      '--stop-on <rule>',
      'end with exit code 1 when this health rule finds something; repeatable',
      collect,
      [],
    )
    .addOption(
      new Option('--format <format>', 'of the results: tables, or every event as a line of JSON')
        .choices(['pretty', 'jsonl'])
        .default('pretty'),
    )
    .action(async (source: string, flags: RunFlags) => {
      const { train } = await import('../train.ts');
      end(await train(source, flags, surroundings));
    });
