import type { RunEvent, RunStarted, Snapshot } from '@weir/core';
import { defaultDiagnostics, watchAll } from '@weir/diagnostics';
import { EMPTY, catchError, concat, connect, defer, map, merge, of, take, tap } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { watchersOf } from '../configuration/build/watchersOf.ts';
import type { DiagnosticConfiguration } from '../configuration/configuration.ts';
import { progress } from './progress.ts';
import { Stopwatch } from './stopwatch.ts';

/** What is known of the run besides its snapshots, and what is measured of it. */
export interface SnapshotEventsOptions {
  /** What the run is called. Default `observed`. */
  readonly name?: string;
  /** Where the numbers come from, in place of a backend's name. Default `observed`. */
  readonly backend?: string;
  /** How many steps there will be. Default 0: nobody knows. */
  readonly steps?: number;
  /**
   * Classes of a cross-entropy, so that the first loss can be held against −ln 1/C. Default: those that the first snapshot's
   * `objective` knows.
   */
  readonly classes?: number;
  /** What is measured. Default: what the lecture looks at, of every snapshot that comes. */
  readonly diagnostics?: readonly DiagnosticConfiguration[];
}

/**
 * Snapshots of whatever makes them, as the events of a run: what the terminal, a report and the dashboard show. Every
 * health rule looks at every snapshot.
 *
 * @throws ConfigurationError if there is no diagnostic of a name.
 *
 * As in `observe(model, { every: 20 }).pipe(snapshotEvents({ name: 'mine' }))`.
 */
export function snapshotEvents({
  name = 'observed',
  backend = 'observed',
  steps = 0,
  classes,
  diagnostics = defaultDiagnostics.map((diagnostic) => ({ ...diagnostic, every: 1 })),
}: SnapshotEventsOptions = {}): OperatorFunction<Snapshot, RunEvent> {
  const watchers = watchersOf(diagnostics, Math.max(1, steps));
  const expectedOf = (known: number | undefined): Pick<RunStarted, 'expectedInitialLoss'> =>
    known === undefined ? {} : { expectedInitialLoss: Math.log(known) };
  const startedOf = ({ parameters, objective }: Snapshot): RunStarted => ({
    type: 'started',
    name,
    config: { name },
    backend,
    steps,
    parameterCount: parameters.reduce((total, { shape }) => total + sizeOf(shape), 0),
    ...expectedOf(classes ?? objective?.classes),
    examples: { train: 0, validation: 0, test: 0 },
  });
  return (source) =>
    defer(() => {
      const watch = new Stopwatch();
      watch.start();
      let done = 0;
      const measured$ = source.pipe(
        tap(({ step }) => (done = step + 1)),
        connect((shared$) => {
          const watching = [
            ...watchers.map((watcher) => shared$.pipe(watcher)),
            shared$.pipe(watchAll(classes === undefined ? {} : { classes }, {}, 1)),
          ];
          return merge(
            shared$.pipe(take(1), map(startedOf)),
            ...watching.map((measured$) => measured$.pipe(catchError(() => EMPTY))),
            // Last, so that an error that it carries on comes after what the others have to say.
            shared$.pipe(progress(1, () => watch.seconds, EMPTY)),
          );
        }),
      );
      return concat(
        measured$,
        defer(() =>
          of({ type: 'finished', steps: done, reason: 'completed', seconds: watch.seconds } as const),
        ),
      );
    });
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, side) => product * side, 1);
