import { Command, Option } from 'commander';
import { withRunOptions } from '../input/keepOptions.ts';
import { stepNumber } from '../input/stepNumber.ts';
import type { ExportFlags } from '../kept/exportKept.ts';
import type { DefineCommand } from './command.ts';

/** `weir export RUN --to FORMAT`: files for other tools. */
export const exportCommand: DefineCommand = (surroundings, end) =>
  withRunOptions(
    new Command('export')
      .description('make files of a kept run for other tools: tables, TensorBoard events, or its network')
      .argument('<run>', 'a run’s folder, its id or the beginning of one'),
  )
    .addOption(
      new Option(
        '--to <format>',
        'csv and parquet: a folder of tables; tensorboard: a log folder; safetensors: the network',
      )
        .choices(['csv', 'parquet', 'tensorboard', 'safetensors'])
        .makeOptionMandatory(),
    )
    .option('--out <path>', 'where to (default: the run’s id with the format behind it)')
    .option(
      '--at <step>',
      'of safetensors: the network after so many steps (default: at the newest checkpoint)',
      stepNumber,
    )
    .addOption(
      new Option('--layout <layout>', 'of safetensors: the project’s layouts and names, or torch’s')
        .choices(['weir', 'torch'])
        .default('weir'),
    )
    .option('--data-dir <dir>', 'look up data files here first')
    .action(async (run: string, flags: ExportFlags) => {
      const { exportKept } = await import('../kept/exportKept.ts');
      end(await exportKept(run, flags, surroundings));
    });
