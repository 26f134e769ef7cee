import { Command } from 'commander';
import { positiveInteger } from '../input/positiveInteger.ts';
import type { InitFlags } from '../initLab.ts';
import type { DefineCommand } from './command.ts';
import { withTrainingOptions } from './trainingOptions.ts';

/** `weir init CONFIG|PRESET`: what a start does to signal and gradient through depth, against theory. */
export const initCommand: DefineCommand = (surroundings, end) =>
  withTrainingOptions(
    new Command('init')
      .description('measure how ways to start a network spread signal and gradient, and recommend a gain')
      .argument('<config|preset>', 'a JSON file (comments allowed), or the name of a preset'),
  )
    .option('--gain <list>', 'gains to try', '0.5,1,5/3,3')
    .option('--initializer <list>', 'initialisers that take a gain', 'kaimingNormal')
    .option(
      '--activation <list>',
      "activations to try; the configuration's own, or tanh, where none is named",
    )
    .option('--depth <list>', 'numbers of hidden layers', '5')
    .option('--seeds <n>', 'starts to average over', positiveInteger, 3)
    .option('--chart <file>', 'write the std through depth as a Vega-Lite spec')
    .action(async (source: string, flags: InitFlags) => {
      const { initLab } = await import('../initLab.ts');
      end(await initLab(source, flags, surroundings));
    });
