import type { RunEvaluated, RunEvent } from '@weir/core';
import type { RuleInputs } from '@weir/diagnostics';
import { budgetEvents } from '@weir/diagnostics';
import { Control, backward, descend, minibatches, penalty } from '@weir/nn';
import {
  EMPTY,
  Subject,
  catchError,
  concat,
  connect,
  defer,
  filter,
  identity,
  ignoreElements,
  map,
  merge,
  of,
  take,
  takeUntil,
  tap,
} from 'rxjs';
import type { Observable } from 'rxjs';
import { classesOf, controlled, finished, started } from './bookends.ts';
import { evaluated } from './evaluated.ts';
import type { Experiment } from './experiment.ts';
import { judged } from './judged.ts';
import { MomentsFollower } from './momentsFollower.ts';
import { progress } from './progress.ts';
import { Stopwatch } from './stopwatch.ts';
import { traced } from './traced.ts';

export interface RunOptions {
  /** Where commands queue. Default: a run that nobody steers. */
  readonly control?: Control;
  /** Steps that one progress event holds. Default 20. */
  readonly progressEvery?: number;
  /** Whether to evaluate all splits at the end. Default true. */
  readonly evaluate?: boolean;
  /** Follows the running BatchNorm statistics; pass one to have them when the run has ended. */
  readonly moments?: MomentsFollower;
  /** Rules whose findings end the run. Default none. */
  readonly stopOn?: readonly string[];
}

/**
 * Trains an experiment and tells of it as a stream of events; see `RunEvent` for their order.
 *
 * Training starts with the subscription; unsubscribing ends it and frees all it holds.
 */
export function runExperiment(experiment: Experiment, options: RunOptions = {}): Observable<RunEvent> {
  const { control = new Control(), progressEvery = 20, evaluate = true, stopOn = [] } = options;
  const {
    data,
    network,
    loss,
    optimizer,
    schedule,
    rng,
    batchSize,
    sampling,
    steps,
    watchers,
    rules,
    budget,
  } = experiment;
  return defer(() => {
    const watch = new Stopwatch();
    const moments = options.moments ?? new MomentsFollower();
    const ended$ = new Subject<void>();
    const evaluations$ = new Subject<RunEvaluated>();
    let done = 0;
    let endedBy: string | undefined;

    const snapshots$ = minibatches(data.train, { size: batchSize, rng, sampling, control }).pipe(
      network,
      loss,
      experiment.penalty ? penalty(experiment.penalty) : identity,
      backward(),
      descend(optimizer, (step) => control.learningRate ?? schedule(step)),
      take(steps),
      tap({
        subscribe: () => watch.start(),
        next(snapshot) {
          moments.follow(snapshot);
          done = snapshot.step + 1;
        },
        complete() {
          watch.stop();
          ended$.next();
        },
      }),
    );
    const evaluation$ = defer(() =>
      evaluate && done > 0 ? evaluated(experiment, moments.network, done) : EMPTY,
    ).pipe(tap(evaluations$));
    const inputs: RuleInputs = {
      classes: classesOf(experiment),
      running: () => moments.running,
      evaluations: evaluations$,
    };
    const events$ = snapshots$.pipe(
      connect((shared$) => {
        // The last branch alone carries an error on, so that every watcher is heard before it.
        const heard: readonly Observable<RunEvent>[] = [
          shared$.pipe(progress(progressEvery, () => watch.seconds, control.idle$)),
          shared$.pipe(traced(steps, moments)),
          ...watchers.map((watcher) => shared$.pipe(watcher)),
          ...rules.map((rule) => shared$.pipe(judged(rule, inputs, budget))),
          ...(budget ? [shared$.pipe(budgetEvents(budget))] : []),
        ];
        return merge(
          ...heard.map((events$) => events$.pipe(catchError(() => EMPTY))),
          concat(shared$.pipe(ignoreElements()), evaluation$),
        );
      }),
      tap((event) => {
        if (event.type !== 'finding' || event.change === 'cleared') return;
        if (!stopOn.includes(event.finding.rule)) return;
        endedBy ??= event.finding.rule;
        control.send({ type: 'stop' });
      }),
    );

    // Seconds are those of training: a paused run's clock stands still.
    const clock$ = merge(
      control.idle$.pipe(
        tap(() => {
          watch.stop();
          budget?.pause();
        }),
      ),
      control.applied$.pipe(
        filter(({ command }) => command.type === 'resume' || command.type === 'step'),
        tap(() => watch.start()),
      ),
    ).pipe(takeUntil(ended$), ignoreElements());

    return concat(
      of(started(experiment)),
      // Commands first: training starts within its own subscription.
      merge(clock$, control.applied$.pipe(takeUntil(ended$), map(controlled)), events$),
      defer(() => of(finished(done, steps, endedBy, watch.seconds))),
    );
  });
}
