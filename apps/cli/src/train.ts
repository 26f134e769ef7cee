import { DivergedError } from '@weir/core';
import type { RunEvent } from '@weir/core';
import { ReportBuilder, runExperiment } from '@weir/experiments';
import { Control } from '@weir/nn';
import { lastValueFrom, tap } from 'rxjs';
import { startBackend } from './backend.ts';
import type { RunFlags } from './commands/run.ts';
import type { Surroundings } from './commands/command.ts';
import { exitCode } from './exitCode.ts';
import type { ExitCode } from './exitCode.ts';
import { configurationOf } from './input/configurationOf.ts';
import { interruption } from './interruption.ts';
import { prepare } from './prepare.ts';
import { reportFile } from './reportFile.ts';
import { colorsFor } from './terminal/colors.ts';
import { noFigures, withEvent } from './terminal/figures.ts';
import { progressView } from './terminal/progressView.ts';
import { summary } from './terminal/summary.ts';

/** Trains what a source stands for, shows how it goes and what it showed, and says what to end with. */
export async function train(
  source: string,
  flags: RunFlags,
  { output, log }: Surroundings,
): Promise<ExitCode> {
  const signals = interruption();
  const configuration = await configurationOf(source, flags);
  const report = flags.report === undefined ? undefined : await reportFile(flags.report);
  await startBackend(flags.backend, log);
  const experiment = await prepare(configuration, flags);

  const control = new Control();
  const view = progressView(log, configuration.logEvery);
  const builder = new ReportBuilder(configuration.logEvery);
  let figures = noFigures;
  let reason: string | undefined;
  const observe = (event: RunEvent): void => {
    view.event(event);
    builder.add(event);
    figures = withEvent(figures, event);
    if (event.type === 'finished') reason = event.reason;
    if (flags.format === 'jsonl') output.write(`${JSON.stringify(event)}\n`);
  };
  signals.onFirst(() => {
    view.say('stopping after this step; once more to end at once');
    control.send({ type: 'stop' });
  });
  try {
    await lastValueFrom(runExperiment(experiment, { control }).pipe(tap(observe)), {
      defaultValue: undefined,
    });
  } catch (error) {
    if (!(error instanceof DivergedError)) throw error;
    view.end();
    log(`weir: ${error.message}`);
    return exitCode.failed;
  } finally {
    view.end();
    signals.release();
  }
  if (flags.format === 'pretty') output.write(`${summary(figures, colorsFor(process.stdout)).join('\n')}\n`);
  await report?.write(`${JSON.stringify(builder.report(), null, 1)}\n`);
  if (signals.came) return exitCode.interrupted;
  return reason === 'rule' ? exitCode.failed : exitCode.done;
}
