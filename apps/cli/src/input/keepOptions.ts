import type { Command } from 'commander';
import { retentionOf } from '../kept/retentionOf.ts';
import { positiveInteger } from './positiveInteger.ts';

/** Gives a command the options of how checkpoints are kept. */
export function withCheckpointOptions(command: Command): Command {
  return command
    .option(
      '--checkpoint-every <n>',
      'save all that the run needs to go on after each n-th step (default: every ten seconds or so)',
      positiveInteger,
    )
    .option(
      '--keep <which>',
      'which checkpoints stay: last=N, every=N, milestones, best (default: last=3,milestones)',
      retentionOf,
    );
}

/** Gives a command that takes RUN the options by which it is found. */
export function withRunOptions(command: Command): Command {
  return command.option('--runs <dir>', 'the folder of runs (default: $WEIR_RUNS, else runs)');
}
