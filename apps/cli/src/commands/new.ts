import { Command } from 'commander';
import type { NewFlags } from '../new/newConfiguration.ts';
import type { DefineCommand } from './command.ts';

/** `weir new FILE|FOLDER`: a configuration of one's own data. */
export const newCommand: DefineCommand = (surroundings) =>
  new Command('new')
    .description(
      'look at your own data and write a configuration that trains on it, with the reasons for each value in comments',
    )
    .argument(
      '<file|folder>',
      'words a line, a table (CSV with , ; tab or |), or IDX images with their labels',
    )
    .option('--out <file>', 'where to (default: the name of the data with .jsonc)')
    .option(
      '--target <column>',
      'of a table: what to predict, several times for several columns of numbers (default: a column called so, or the last that can be)',
      (name: string, before: readonly string[] = []) => [...before, name],
    )
    .option('--header', 'of a table: its first row names the columns (default: as it looks)')
    .option('--no-header', 'of a table: it does not; columns are called by their place, "1", "2", …')
    .option('--force', 'take the place of a file that is there')
    .action(async (source: string, flags: NewFlags) => {
      const { newConfiguration } = await import('../new/newConfiguration.ts');
      await newConfiguration(source, flags, surroundings);
    });
