import { Command } from 'commander';
import { formatOption } from '../input/formatOption.ts';
import { withRunOptions } from '../input/keepOptions.ts';
import type { SqlFlags } from '../kept/sqlKept.ts';
import type { DefineCommand } from './command.ts';

/** `weir sql QUERY`: questions to all runs of a folder. */
export const sqlCommand: DefineCommand = (surroundings, end) =>
  withRunOptions(
    new Command('sql')
      .description('answer an SQL query over all runs of a folder')
      .argument('<query>', 'e.g. "SELECT run, min(loss) FROM losses GROUP BY run"')
      .addHelpText('after', tables),
  )
    .addOption(formatOption())
    .action(async (query: string, flags: SqlFlags) => {
      const { sqlKept } = await import('../kept/sqlKept.ts');
      end(await sqlKept(query, flags, surroundings));
    });

const tables = `
Tables (run is an id):
  runs          run, name, state, step, steps, loss, validationLoss, seed, backend, created, parent, parentStep, config
  losses        run, step, loss, learningRate (at the last step of each lot)
  measurements  run, step, diagnostic, key (layers.4.tanh.mean), value
  findings      run, step, change (raised, updated, cleared), rule, subject, severity, since, value, threshold, meaning
  evaluations   run, step, split, loss, accuracy`;
