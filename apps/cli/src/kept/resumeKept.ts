import { Control } from '@weir/nn';
import { checkpointSteps, readRun, resumeRun } from '@weir/runs';
import type { CheckpointRetention, StoredRun } from '@weir/runs';
import { exitCode } from '../exitCode.ts';
import type { ExitCode } from '../exitCode.ts';
import { reportFile } from '../reportFile.ts';
import type { Surroundings } from '../surroundings.ts';
import { train } from '../train.ts';
import type { RunFlags } from '../train.ts';
import { comparisonBegun } from './comparison.ts';
import { hasEnded } from './hasEnded.ts';
import { findRun } from './findRun.ts';
import { followKept } from './followKept.ts';
import { thisProcess } from './headerFacts.ts';
import { keepingOf } from './keepingOf.ts';
import type { KeptOptions } from './keepingOf.ts';
import { configurationIn, prepareKept } from './prepareKept.ts';
import type { PrepareKeptOptions } from './prepareKept.ts';
import { stoppedAt } from './resumption.ts';
import { showRun } from './showRun.ts';

/** Options of `weir resume`. */
export interface ResumeFlags extends PrepareKeptOptions {
  readonly runs?: string;
  readonly report?: string;
  readonly format: 'pretty' | 'jsonl';
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
  const comparison = await comparisonBegun(run, flags.runs);
  if (comparison) {
    const { report, format, threads } = flags;
    const { source, folder, variants } = comparison;
    const known = comparison.flags as Partial<RunFlags>; // as `weir run` or `weir serve` wrote them
    const given = {
      set: [],
      stopOn: [],
      ...known,
      ...(report !== undefined && { report }),
      ...(threads !== undefined && { threads }),
      format,
    };
    return train(source, { ...given, ...(variants && { variants }), comparison: folder }, surroundings);
  }
  const { store, id, folder } = await findRun(run, flags.runs);
  const stored = await readRun(store, id);
  if (hasEnded(stored, await checkpointSteps(store, id))) {
    log(ended(stored, folder));
    const code = await showRun(run, flags, surroundings);
    return stored.status === 'failed' || endedByRule(stored) ? exitCode.failed : code;
  }
  const report = flags.report === undefined ? undefined : await reportFile(flags.report);
  const options = stored.header.options as KeptOptions; // as `weir run` wrote it
  const control = new Control();
  const kept = await resumeRun(store, id, prepareKept(flags, log), {
    process: thisProcess(),
    note: log,
    control,
    ...keepingOf(options, flags),
  });
  return followKept(
    kept,
    await configurationIn(stored.header),
    { format: flags.format, report, folder, control },
    surroundings,
  );
}

/** Why nothing is resumed, and what can be done instead. */
function ended({ header: { id }, status, events }: StoredRun, folder: string): string {
  const finished = events.findLast((event) => event.type === 'finished');
  return finished?.reason === 'stopped'
    ? `${id} was ${stoppedAt(folder, finished.steps)}`
    : `${id} ${status === 'failed' ? 'has failed, and would again' : `is ${status}`}: nothing is left to train`;
}

const endedByRule = ({ events }: StoredRun): boolean =>
  events.some((event) => event.type === 'finished' && event.reason === 'rule');
