import { Command } from 'commander';
import { widthOf } from '../terminal/widthOf.ts';
import { UsageError } from '../usageError.ts';
import type { DefineCommand } from './command.ts';

/** `weir explain NAME`: what a name in a configuration means, and its options. */
export const explainCommand: DefineCommand = ({ output }) =>
  new Command('explain')
    .description(
      'say what a name in a configuration means: its formula, its options, their defaults and when to change them',
    )
    .argument(
      '<name>',
      'of a layer, initialiser, loss, optimiser, schedule, data, diagnostic, rule, chart or key of a configuration',
    )
    .action(async (name: string, _options: object, { parent }: Command) => {
      if (parent?.commands.some((command) => command.name() === name))
        throw new UsageError(
          `explain: name must be of a configuration, got the command ${name}; weir ${name} --help says what it does`,
        );
      const { explanation } = await import('../explain/explanation.ts');
      const width = Math.min(widthOf(process.stdout), 100);
      output.write(`${explanation(name, width).join('\n')}\n`);
    });
