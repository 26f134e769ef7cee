import { ReportBuilder } from '@weir/experiments';
import type { Configuration } from '@weir/experiments';
import { readRun } from '@weir/runs';
import { exitCode } from '../exitCode.ts';
import type { ExitCode } from '../exitCode.ts';
import { outputFile } from '../outputFile.ts';
import type { Surroundings } from '../surroundings.ts';
import { colorsFor } from '../terminal/colors.ts';
import { noFigures, withEvent } from '../terminal/figures.ts';
import { grouped } from '../terminal/numberFormat.ts';
import { summary } from '../terminal/summary.ts';
import { tableWidthOf, widthOf } from '../terminal/widthOf.ts';
import { findRun } from './findRun.ts';

/** Options of `weir show`. */
export interface ShowFlags {
  readonly runs?: string;
  readonly report?: string;
  readonly format: 'pretty' | 'jsonl';
}

/** Prints what `run` prints at its end, from the run's folder; of a run that trains, as far as it has come. */
export async function showRun(
  run: string,
  flags: ShowFlags,
  { output, log }: Surroundings,
): Promise<ExitCode> {
  const { store, id, folder } = await findRun(run, flags.runs);
  const report = flags.report === undefined ? undefined : await outputFile('--report', flags.report);
  const { header, events, status, log: read, holder } = await readRun(store, id);
  for (const { message } of read.problems) log(message);
  const { logEvery } = header.config as Configuration; // as the run had it; whatever kinds it names need not be there
  const builder = new ReportBuilder(logEvery);
  let figures = noFigures;
  for (const event of events) {
    builder.add(event);
    figures = withEvent(figures, event);
    if (flags.format === 'jsonl') output.write(`${JSON.stringify(event)}\n`);
  }
  const halt =
    status === 'interrupted' && read.records.findLast(({ record }) => record.type === 'interrupted');
  if (halt && halt.record.type === 'interrupted') builder.interrupted(halt.record.step);
  const made = builder.report();
  if (flags.format === 'pretty') {
    const colors = colorsFor(process.stdout);
    const held = holder ? `, held by process ${holder.pid} on ${holder.host} since ${holder.since}` : '';
    const parent = header.parent ? `, a fork of ${header.parent.id} at step ${header.parent.step}` : '';
    output.write(
      `${[
        `${colors.bold(id)}: ${status} after ${grouped(made.timing.steps)} of ${grouped(header.steps)} steps${held}${parent}`,
        `${folder}, begun ${header.created} on ${header.backend}, Weir ${header.weir}`,
        '',
        ...summary(figures, colors, widthOf(process.stdout), tableWidthOf(process.stdout)),
      ].join('\n')}\n`,
    );
  }
  await report?.write(`${JSON.stringify(made, null, 1)}\n`);
  return exitCode.done;
}
