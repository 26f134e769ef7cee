import type { RunEvent } from '@weir/core';
import { Control, backward, descend, minibatches, penalty } from '@weir/nn';
import { Subject, concat, connect, defer, identity, map, merge, of, take, takeUntil, tap } from 'rxjs';
import type { Observable } from 'rxjs';
import { controlled, finished, started } from './bookends.ts';
import { evaluated } from './evaluated.ts';
import type { Experiment } from './experiment.ts';
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
  const { data, network, loss, optimizer, schedule, rng, batchSize, sampling, steps, watchers } = experiment;
  return defer(() => {
    const watch = new Stopwatch();
    const moments = new MomentsFollower();
    let done = 0;
    let endedBy: string | undefined;

    const snapshots$ = minibatches(data.train, { size: batchSize, rng, sampling, control }).pipe(
      network,
      loss,
      experiment.penalty ? penalty(experiment.penalty) : identity,
      backward(),
      descend(optimizer, (step) => control.learningRate ?? schedule(step)),
      take(steps),
    );
    const watched$ = snapshots$.pipe(
      tap((snapshot) => {
        moments.follow(snapshot);
        done = snapshot.step + 1;
      }),
      connect((shared$) =>
        merge(
          shared$.pipe(progress(progressEvery, () => watch.seconds)),
          shared$.pipe(traced(steps, moments)),
          ...watchers.map((watcher) => shared$.pipe(watcher)),
        ),
      ),
      tap((event) => {
        if (event.type !== 'finding' || event.change === 'cleared' || !stopOn.includes(event.finding.rule))
          return;
        endedBy = event.finding.rule;
        control.send({ type: 'stop' });
      }),
    );
    const ended$ = new Subject<void>();
    const training$ = defer(() => {
      watch.start();
      return watched$;
    }).pipe(
      tap({
        complete() {
          watch.stop();
          ended$.next();
        },
      }),
    );

    return concat(
      of(started(experiment)),
      // Commands first: training starts within its own subscription.
      merge(control.applied$.pipe(takeUntil(ended$), map(controlled)), training$),
      defer(() => (evaluate && done > 0 ? evaluated(experiment, moments.network, done) : [])),
      defer(() => of(finished(done, steps, endedBy, watch.seconds))),
    );
  });
}
