import { Command } from 'commander';
import type { Explained } from '@weir/experiments';
import { aligned } from '../terminal/aligned.ts';
import type { DefineCommand } from './command.ts';

/** `weir explain NAME`: what a name in a configuration stands for, and its options. */
export const explainCommand: DefineCommand = ({ output }) =>
  new Command('explain')
    .description('say what a name in a configuration stands for, and what its options can be')
    .argument('<name>', 'of a layer, initialiser, loss, optimiser, schedule, data, diagnostic or rule')
    .action(async (name: string) => {
      const { explained } = await import('@weir/experiments');
      output.write(explained(name).map(described).join('\n'));
    });

function described({ name, one, options }: Explained): string {
  const title = `${name}: ${one}${options.length === 0 ? ', without options' : ''}\n`;
  const rows = options.map((option) => [
    `  ${option.name}`,
    option.required ? 'must be there' : 'optional',
    option.can,
  ]);
  return `${title}${aligned(rows).join('\n')}${rows.length > 0 ? '\n' : ''}`;
}
