import { DivergedError } from '@weir/core';
import { idleGroups, parseConfiguration, runExperiment } from '@weir/experiments';
import type { ComparedVariant } from '@weir/runs';
import { Control, namedParameters } from '@weir/nn';
import { lastValueFrom, tap } from 'rxjs';
import { backendFor, startBackend } from './backend.ts';
import { exitCode } from './exitCode.ts';
import type { ExitCode } from './exitCode.ts';
import { ruleNames } from './input/ruleNames.ts';
import type { TrainingFlags } from './input/trainingFlags.ts';
import { variantsOf } from './input/variantsOf.ts';
import type { NamedRun } from './input/variantsOf.ts';
import { interruption } from './interruption.ts';
import { keptVariants } from './kept/keptVariants.ts';
import { differing } from './kept/differing.ts';
import { resumption } from './kept/resumption.ts';
import { wayOn } from './kept/wayOn.ts';
import { withWeights } from './kept/withWeights.ts';
import type { WeightFlags } from './kept/withWeights.ts';
import type { Keeping, KeepFlags } from './kept/keptVariants.ts';
import type { Interruption } from './interruption.ts';
import { prepare } from './prepare.ts';
import { filesRead } from './input/filesRead.ts';
import { reportFile } from './reportFile.ts';
import { runObserver } from './runObserver.ts';
import type { RunObserver } from './runObserver.ts';
import type { Surroundings } from './surroundings.ts';
import { colorsFor } from './terminal/colors.ts';
import { Compared, sideBySide } from './terminal/comparison.ts';
import { divergenceLine } from './terminal/divergenceLine.ts';
import { wrapped } from './terminal/wrapped.ts';
import { tableWidthOf } from './terminal/widthOf.ts';
import { terminalKeys } from './terminal/terminalKeys.ts';

/** Options of `weir run`. */
export interface RunFlags extends TrainingFlags, KeepFlags, WeightFlags {
  readonly report?: string;
  readonly format: 'pretty' | 'jsonl';
  /** Health rules whose findings end the run. */
  readonly stopOn: readonly string[];
  /** Of a comparison that is resumed: its runs, as its folder has them. */
  readonly variants?: readonly ComparedVariant[];
}

const comparedRun = ({ name, config }: ComparedVariant): NamedRun => ({
  variant: name,
  configuration: parseConfiguration(config),
});

const comparedVariant = ({ variant = '', configuration }: NamedRun): ComparedVariant => ({
  name: variant,
  config: configuration,
});

/**
 * Trains what a source stands for, shows how it goes and what it showed, and says what to end with. The variants of a
 * preset are trained one after the other, and set side by side at the end; one that diverges does not keep the others
 * from running, an interruption or a rule of `--stop-on` does.
 */
export async function train(source: string, flags: RunFlags, surroundings: Surroundings): Promise<ExitCode> {
  const { output, log } = surroundings;
  const signals = interruption();
  const runs = flags.variants
    ? flags.variants.map(comparedRun)
    : await variantsOf(source, flags, (line) => log(`note: ${line}`));
  const stopOn = ruleNames(flags.stopOn);
  const configurations = runs.map(({ configuration }) => configuration);
  const report =
    flags.report === undefined
      ? undefined
      : await reportFile(flags.report, await filesRead(source, flags, configurations));
  await startBackend(backendFor(flags.backend, configurations), log, flags.threads);

  const keeping = keptVariants(source, flags, stopOn, runs.length > 1, log, runs.map(comparedVariant));
  const isComparison = runs.length > 1;
  const writeReport = async (of: object) => report?.write(`${JSON.stringify(of, null, 1)}\n`);
  // Ahead of what is printed: a reader that goes away there ends the process.
  const beforePrinting = async (observer: RunObserver) => {
    if (!isComparison) await writeReport(observer.report());
  };
  const trained: Trained[] = [];
  try {
    for (const run of runs) {
      const one = await trainOne(run, flags, stopOn, keeping, signals, beforePrinting, surroundings);
      trained.push(one);
      if (signals.came || one.quit || one.observer.endedByRule) break;
    }
  } finally {
    signals.release();
  }
  if (isComparison) {
    // However a run ended: what was reached shows why.
    await writeReport(comparisonReport(trained));
    if (flags.format === 'pretty')
      output.write(`${sideBySide(trained.map(({ compared }) => compared)).join('\n')}\n`);
  }
  if (trained.some(({ diverged }) => diverged)) return exitCode.failed;
  if (signals.came) return exitCode.interrupted;
  return trained.some(({ observer }) => observer.endedByRule) ? exitCode.failed : exitCode.done;
}

/** A run that has ended. */
interface Trained {
  readonly run: NamedRun;
  readonly observer: RunObserver;
  readonly compared: Compared;
  readonly diverged: boolean;
  /** Whether `q` ended it, and with it what was to follow. */
  readonly quit: boolean;
}

async function trainOne(
  run: NamedRun,
  flags: RunFlags,
  stopOn: readonly string[],
  keeping: Keeping | undefined,
  signals: Interruption,
  beforePrinting: (observer: RunObserver) => Promise<void>,
  { output, log }: Surroundings,
): Promise<Trained> {
  const { configuration, variant } = run;
  const experiment = await withWeights(await prepare(configuration, flags), flags, log);
  for (const line of idleGroups(configuration, [...namedParameters(experiment.network).keys()]))
    log(`note: ${line}`);
  const control = new Control();
  const kept = await keeping?.(experiment, configuration, control, variant);
  const observer = runObserver(configuration, log, { takenUp: kept?.run.takenUp });
  const keys = terminalKeys(control, observer.view.say);
  const compared = new Compared(variant ?? configuration.name);
  let diverged: DivergedError | undefined;
  signals.onFirst(() => {
    observer.view.say(
      kept
        ? 'saving a checkpoint; once more to end at once'
        : 'stopping after this step; once more to end at once',
    );
    if (kept) kept.run.interrupt();
    else control.send({ type: 'stop' });
  });
  const events$ = (kept?.run.events$ ?? runExperiment(experiment, { control, stopOn })).pipe(
    tap((event) => observer.next(event)),
    tap((event) => keys.event(event)),
    tap((event) => compared.add(event)),
    tap((event) => {
      if (event.type === 'differs') observer.view.say(differing(event));
    }),
    tap((event) => {
      if (flags.format === 'jsonl') output.write(`${JSON.stringify(event)}\n`);
    }),
  );
  try {
    await lastValueFrom(events$, { defaultValue: undefined });
  } catch (error) {
    if (!(error instanceof DivergedError)) throw error;
    diverged = error;
  } finally {
    keys.release();
    observer.view.end();
    if (!signals.came) {
      if (kept && variant !== undefined) betweenRuns(signals, kept.folder, log);
      else signals.release();
    }
  }
  if (kept) {
    await wayOn(kept.run, observer, { quit: keys.quit, folder: kept.folder, log });
    // A signal may have come when this run was over already, and others were to follow.
    if (signals.came && !kept.run.interrupted && variant !== undefined) log(resumption(kept.folder));
  }
  await beforePrinting(observer);
  if (flags.format === 'pretty') {
    if (variant !== undefined)
      output.write(`${colorsFor(process.stdout).bold(`${configuration.name}: ${variant}`)}\n\n`);
    output.write(observer.summary());
  }
  if (diverged) {
    const line = `weir: ${divergenceLine(diverged, observer.report().health)}`;
    for (const text of wrapped(line, tableWidthOf(process.stderr), '  ')) log(text);
  }
  return { run, observer, compared, diverged: diverged !== undefined, quit: keys.quit };
}

/** Until the next of a kept comparison has begun, nothing needs saving, and the whole of it can be resumed. */
function betweenRuns(signals: Interruption, comparison: string, log: (line: string) => void): void {
  signals.onFirst(() => {
    log(resumption(comparison));
    process.exit(exitCode.interrupted);
  });
}

/** The report of several runs: that of the first, with all of them as its `variants`. */
function comparisonReport(trained: readonly Trained[]): object {
  const [first] = trained;
  const variants = trained.map(({ run, observer }) => ({ ...observer.report(), name: run.variant }));
  return { ...first?.observer.report(), variants };
}
