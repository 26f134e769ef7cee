import { DivergedError } from '@weir/core';
import { runExperiment } from '@weir/experiments';
import { Control } from '@weir/nn';
import { lastValueFrom, tap } from 'rxjs';
import { startBackend } from './backend.ts';
import { exitCode } from './exitCode.ts';
import type { ExitCode } from './exitCode.ts';
import { configurationOf } from './input/configurationOf.ts';
import { ruleNames } from './input/ruleNames.ts';
import type { TrainingFlags } from './input/trainingFlags.ts';
import { interruption } from './interruption.ts';
import { prepare } from './prepare.ts';
import { reportFile } from './reportFile.ts';
import { runObserver } from './runObserver.ts';
import type { Surroundings } from './surroundings.ts';

/** What `weir run` is told besides what to run. */
export interface RunFlags extends TrainingFlags {
  readonly report?: string;
  readonly format: 'pretty' | 'jsonl';
  /** Health rules whose findings end the run. */
  readonly stopOn: readonly string[];
}

/** Trains what a source stands for, shows how it goes and what it showed, and says what to end with. */
export async function train(
  source: string,
  flags: RunFlags,
  { output, log }: Surroundings,
): Promise<ExitCode> {
  const signals = interruption();
  const stopOn = ruleNames(flags.stopOn);
  const configuration = await configurationOf(source, flags);
  const report = flags.report === undefined ? undefined : await reportFile(flags.report);
  await startBackend(flags.backend, log);
  const experiment = await prepare(configuration, flags);

  const control = new Control();
  const observer = runObserver(configuration, log);
  signals.onFirst(() => {
    observer.view.say('stopping after this step; once more to end at once');
    control.send({ type: 'stop' });
  });
  const events$ = runExperiment(experiment, { control, stopOn }).pipe(
    tap((event) => observer.next(event)),
    tap((event) => {
      if (flags.format === 'jsonl') output.write(`${JSON.stringify(event)}\n`);
    }),
  );
  let diverged: DivergedError | undefined;
  try {
    await lastValueFrom(events$, { defaultValue: undefined });
  } catch (error) {
    if (!(error instanceof DivergedError)) throw error;
    diverged = error;
  } finally {
    observer.view.end();
    signals.release();
  }
  if (diverged) log(`weir: ${diverged.message}`);
  else if (flags.format === 'pretty') output.write(observer.summary());
  // However the run ended: what was reached is what tells why.
  await report?.write(`${JSON.stringify(observer.report(), null, 1)}\n`);
  if (diverged) return exitCode.failed;
  if (signals.came) return exitCode.interrupted;
  return observer.endedByRule ? exitCode.failed : exitCode.done;
}
