import { join } from 'node:path';
import { ReportBuilder } from '@weir/experiments';
import type { Configuration } from '@weir/experiments';
import { holderInWords, listRuns, readRun } from '@weir/runs';
import type { Holder } from '@weir/runs';
import { folderStore } from '@weir/runs/node';
import { exitCode } from '../exitCode.ts';
import type { ExitCode } from '../exitCode.ts';
import { reportFile } from '../reportFile.ts';
import type { Surroundings } from '../surroundings.ts';
import { colorsFor } from '../terminal/colors.ts';
import { Compared, sideBySide } from '../terminal/comparison.ts';
import { noFigures, withEvent } from '../terminal/figures.ts';
import { grouped } from '../terminal/numberFormat.ts';
import { summary } from '../terminal/summary.ts';
import { tableWidthOf, widthOf } from '../terminal/widthOf.ts';
import { UsageError } from '../usageError.ts';
import { comparisonBegun } from './comparison.ts';
import { findRun } from './findRun.ts';
import type { FoundRun } from './findRun.ts';
import { withThreadCount } from '../threadsInUse.ts';

/** Options of `weir show`. */
export interface ShowFlags {
  readonly runs?: string;
  readonly report?: string;
  readonly format: 'pretty' | 'jsonl';
}

/**
 * Prints what `run` prints at its end, from the run's folder; of a run that trains, as far as it has come. Of a comparison its
 * runs, in the order in which they began, and those set side by side.
 */
export async function showRun(run: string, flags: ShowFlags, surroundings: Surroundings): Promise<ExitCode> {
  const comparison = await comparisonBegun(run, flags.runs);
  const runs = comparison ? await runsIn(comparison.folder) : [];
  const [only, ...more] = runs;
  if (more.length === 0) {
    await showOne(only ?? (await findRun(run, flags.runs)), flags, surroundings);
    return exitCode.done;
  }
  if (flags.report !== undefined) {
    const ids = runs.map(({ id }) => id);
    throw new UsageError(
      `--report must be of one run, got the comparison ${run}; take ${ids.join(' or ')}, or weir resume ${run} --report FILE`,
    );
  }
  const compared: Compared[] = [];
  for (const found of runs) compared.push(await showOne(found, flags, surroundings));
  if (flags.format === 'pretty') surroundings.output.write(`${sideBySide(compared).join('\n')}\n`);
  return exitCode.done;
}

/** The runs of a comparison that have begun, in that order. */
async function runsIn(folder: string): Promise<readonly FoundRun[]> {
  const runs = (await listRuns(folderStore(folder))).filter(({ state }) => state !== 'damaged');
  const inOrder = runs.toSorted((a, b) => a.created.localeCompare(b.created));
  return inOrder.map(({ id }) => ({ store: folderStore(folder), id, folder: join(folder, id) }));
}

async function showOne(
  { store, id, folder }: FoundRun,
  flags: ShowFlags,
  { output, log }: Surroundings,
): Promise<Compared> {
  const report = flags.report === undefined ? undefined : await reportFile(flags.report);
  const { header, events, status, log: read, holder } = await readRun(store, id);
  for (const { message } of read.problems) log(message);
  const { logEvery } = header.config as Configuration; // as the run had it; whatever kinds it names need not be there
  const builder = new ReportBuilder(logEvery);
  const { variant, threads } = header.options as { readonly variant?: unknown; readonly threads?: number };
  const compared = new Compared(typeof variant === 'string' ? variant : header.name);
  let figures = noFigures;
  for (const event of events) {
    builder.add(event);
    compared.add(event);
    figures = withEvent(figures, event);
    if (flags.format === 'jsonl') output.write(`${JSON.stringify(event)}\n`);
  }
  const halt =
    status === 'interrupted' && read.records.findLast(({ record }) => record.type === 'interrupted');
  if (halt && halt.record.type === 'interrupted') builder.interrupted(halt.record.step);
  const made = withThreadCount(builder.report(), threads ?? 1);
  if (flags.format === 'pretty') {
    const colors = colorsFor(process.stdout);
    const held = holder && !holder.stale ? `, ${holding(holder)}` : '';
    const parent = header.parent ? `, a fork of ${header.parent.id} at step ${header.parent.step}` : '';
    output.write(
      `${[
        `${colors.bold(id)}: ${status} after ${grouped(made.timing.steps)} of ${grouped(header.steps)} steps${held}${parent}`,
        `${folder}, begun ${header.created} on ${header.backend}${threads === undefined ? '' : `, ${threads} threads`}, Weir ${header.weir}`,
        '',
        ...summary(figures, colors, widthOf(process.stdout), tableWidthOf(process.stdout)),
      ].join('\n')}\n`,
    );
  }
  await report?.write(`${JSON.stringify(made, null, 1)}\n`);
  return compared;
}

const holding = (holder: Holder): string =>
  holder.problem === undefined
    ? `held by ${holderInWords(holder)}`
    : `as it seems: its lock is ${holder.problem}; if nobody trains it, remove that file`;
