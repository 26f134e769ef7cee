import { Control } from '@weir/nn';
import { checkpointSteps, readRun, resumeRun } from '@weir/runs';
import type { CheckpointRetention, StoredRun } from '@weir/runs';
import { exitCode } from '../exitCode.ts';
import type { ExitCode } from '../exitCode.ts';
import { outputFile } from '../outputFile.ts';
import type { PrepareOptions } from '../prepare.ts';
import type { Surroundings } from '../surroundings.ts';
import { findRun } from './findRun.ts';
import { followKept } from './followKept.ts';
import { thisProcess } from './headerFacts.ts';
import { configurationIn, prepareKept } from './prepareKept.ts';
import { showRun } from './showRun.ts';

/** Options of `weir resume`. */
export interface ResumeFlags extends PrepareOptions {
  readonly runs?: string;
  readonly report?: string;
  readonly format: 'pretty' | 'jsonl';
  readonly checkpointEvery?: number;
  readonly keep?: CheckpointRetention;
}

/** What `weir run` puts into a header. */
export interface KeptOptions {
  readonly stopOn?: readonly string[];
  readonly checkpointEvery?: number;
  readonly keep?: CheckpointRetention;
}

/** Goes on with a run where it stands, with the options that it was given; one that has ended is shown as it is. */
export async function resumeKept(
  run: string,
  flags: ResumeFlags,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { log } = surroundings;
  const { store, id, folder } = await findRun(run, flags.runs);
  const stored = await readRun(store, id);
  if (hasEnded(stored, await checkpointSteps(store, id))) {
    log(`${id} is ${stored.status}: nothing is left to train`);
    const code = await showRun(run, flags, surroundings);
    return stored.status === 'failed' || endedByRule(stored) ? exitCode.failed : code;
  }
  const report = flags.report === undefined ? undefined : await outputFile('--report', flags.report);
  const options = stored.header.options as KeptOptions; // as `weir run` wrote it
  const checkpointEvery = flags.checkpointEvery ?? options.checkpointEvery;
  const retention = flags.keep ?? options.keep;
  const control = new Control();
  const kept = await resumeRun(store, id, prepareKept(flags, log), {
    process: thisProcess(),
    note: log,
    control,
    ...(options.stopOn && { stopOn: options.stopOn }),
    ...(checkpointEvery !== undefined && { checkpointEvery }),
    ...(retention && { retention }),
  });
  return followKept(
    kept,
    configurationIn(stored.header),
    { format: flags.format, report, folder, control },
    surroundings,
  );
}

/** Whether nothing is left to train or to evaluate. A failure is what its configuration leads to: it would fail again. */
function hasEnded({ status, events }: StoredRun, checkpoints: readonly number[]): boolean {
  if (status === 'failed') return true;
  const finished = events.findLast((event) => event.type === 'finished');
  // Killed between its last word and its last checkpoint, it has that yet to make.
  return (status === 'completed' || status === 'stopped') && checkpoints.includes(finished?.steps ?? -1);
}

const endedByRule = ({ events }: StoredRun): boolean =>
  events.some((event) => event.type === 'finished' && event.reason === 'rule');
