import { Command } from 'commander';
import type { DefineCommand } from './command.ts';

/** `weir schema`: the JSON Schema of configurations, for editors. */
export const schemaCommand: DefineCommand = ({ output }) =>
  new Command('schema')
    .description('print the JSON Schema of configurations, by which editors complete and check them')
    .action(async () => {
      const { jsonSchema } = await import('@weir/experiments');
      output.write(`${JSON.stringify(jsonSchema(), null, 1)}\n`);
    });
