import { Command, Option } from 'commander';
import { withRunOptions } from '../input/keepOptions.ts';
import { stepNumber } from '../input/stepNumber.ts';
import type { ExportFlags } from '../kept/exportKept.ts';
import type { DefineCommand } from './command.ts';

/** `weir export RUN --to FORMAT`: files for other tools. */
export const exportCommand: DefineCommand = (surroundings, end) =>
  withRunOptions(
    new Command('export')
      .description(
        'make files of a kept run for other tools: tables, TensorBoard events, its network, charts, or its page',
      )
      .argument('<run>', 'a run’s folder, its id or the beginning of one'),
  )
    .addOption(
      new Option(
        '--to <format>',
        'csv and parquet: a folder of tables; tensorboard: a log folder; safetensors: the network; ' +
          'svg and png: a folder of charts; html: the page of the run in one file',
      )
        .choices(['csv', 'parquet', 'tensorboard', 'safetensors', 'svg', 'png', 'html'])
        .makeOptionMandatory(),
    )
    .option('--out <path>', 'where to (default: the run’s id with the format behind it)')
    .option(
      '--at <step>',
      'of safetensors, svg, png and html: after so many steps (default: at the newest checkpoint, or all)',
      stepNumber,
    )
    .option('--chart <name>', 'of svg and png: this one alone, as a file')
    .addOption(
      new Option(
        '--layout <layout>',
        'of safetensors: the project’s layouts and names, or torch’s (default: "weir")',
      ).choices(['weir', 'torch']),
    )
    .option('--data-dir <dir>', 'look up data files here first')
    .action(async (run: string, flags: ExportFlags) => {
      const { exportKept } = await import('../kept/exportKept.ts');
      end(await exportKept(run, flags, surroundings));
    });
