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
      const commands = parent?.commands.map((command) => command.name()) ?? [];
      if (commands.includes(name))
        throw new UsageError(
          `explain: name must be of a configuration, got the command ${name}; weir ${name} --help says what it does`,
        );
      const { explanation } = await import('../explain/explanation.ts');
      const width = Math.min(widthOf(process.stdout), 100);
      let lines: readonly string[];
      try {
        lines = explanation(name, width);
      } catch (error) {
        // What a function of the packages does, such as foldBatchNorm, a command often does of runs.
        const command = commands.find((one) => new RegExp(`^${one}(?=[A-Z_])`).test(name));
        if (command === undefined) throw error;
        throw new UsageError(
          `explain: name must be of a configuration, got ${JSON.stringify(name)}; the command weir ${command} does that: weir ${command} --help says what`,
        );
      }
      output.write(`${lines.join('\n')}\n`);
    });
