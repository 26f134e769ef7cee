import { DivergedError } from '@weir/core';
import type { Configuration } from '@weir/experiments';
import type { Control } from '@weir/nn';
import type { KeptRun } from '@weir/runs';
import { lastValueFrom, tap } from 'rxjs';
import { exitCode } from '../exitCode.ts';
import type { ExitCode } from '../exitCode.ts';
import { interruption } from '../interruption.ts';
import type { OutputFile } from '../outputFile.ts';
import { runObserver } from '../runObserver.ts';
import { terminalKeys } from '../terminal/terminalKeys.ts';
import type { Surroundings } from '../surroundings.ts';
import { differing } from './differing.ts';
import { wayOn } from './wayOn.ts';

/** Where a kept run's output goes; `folder` is named in what is printed after an interruption. */
export interface FollowOptions {
  readonly format: 'pretty' | 'jsonl';
  readonly report?: OutputFile | undefined;
  readonly folder: string;
  /** What the run was built with, for the terminal's keys to steer it. Default: it is not steered. */
  readonly control?: Control;
}

/** Trains a run that is kept, shows how it goes and what it showed; an interruption leaves it to be resumed. */
export async function followKept(
  kept: KeptRun,
  configuration: Configuration,
  { format, report, folder, control }: FollowOptions,
  { output, log }: Surroundings,
): Promise<ExitCode> {
  const observer = runObserver(configuration, log, { takenUp: kept.takenUp });
  const keys = control && terminalKeys(control, observer.view.say);
  const signals = interruption();
  signals.onFirst(() => {
    observer.view.say('saving a checkpoint; once more to end at once');
    kept.interrupt();
  });
  let diverged: DivergedError | undefined;
  try {
    const events$ = kept.events$.pipe(
      tap((event) => observer.next(event)),
      tap((event) => keys?.event(event)),
      tap((event) => {
        if (event.type === 'differs') observer.view.say(differing(event));
        if (format === 'jsonl') output.write(`${JSON.stringify(event)}\n`);
      }),
    );
    await lastValueFrom(events$, { defaultValue: undefined });
  } catch (error) {
    if (!(error instanceof DivergedError)) throw error;
    diverged = error;
  } finally {
    keys?.release();
    observer.view.end();
    signals.release();
  }
  await wayOn(kept, observer, { quit: keys?.quit ?? false, folder, log });
  // Ahead of what is printed: a reader that goes away there ends the process.
  await report?.write(`${JSON.stringify(observer.report(), null, 1)}\n`);
  if (diverged) log(`weir: ${diverged.message}`);
  else if (format === 'pretty') output.write(observer.summary());
  if (diverged) return exitCode.failed;
  if (kept.interrupted) return exitCode.interrupted;
  return observer.endedByRule ? exitCode.failed : exitCode.done;
}
