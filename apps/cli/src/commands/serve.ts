import { Command } from 'commander';
import { withCheckpointOptions } from '../input/keepOptions.ts';
import { portNumber } from '../input/portNumber.ts';
import type { ServeFlags } from '../serveRuns.ts';
import type { DefineCommand } from './command.ts';
import { withTrainingOptions } from './trainingOptions.ts';

/** `weir serve [CONFIG|PRESET]`: serves the dashboard, and trains in its sight. */
export const serveCommand: DefineCommand = (surroundings, end) =>
  withCheckpointOptions(
    withTrainingOptions(
      new Command('serve')
        .description('serve the dashboard, and train a configuration or a preset in its sight')
        .argument('[config|preset]', 'what to train at once; runs can be begun on the page too'),
    ),
  )
    .option('--runs <dir>', 'keep runs here, and show those that are here (default: $WEIR_RUNS, else runs)')
    .option('--no-runs', 'keep none: they are gone when the server is')
    .option('--port <n>', 'serve here, or at a free port where it is taken; 0 for any free one', portNumber)
    .option('--host <address>', 'serve to others than this machine (default: 127.0.0.1)')
    .action(async (source: string | undefined, flags: ServeFlags) => {
      const { serveRuns } = await import('../serveRuns.ts');
      end(await serveRuns(source, flags, surroundings));
    });
