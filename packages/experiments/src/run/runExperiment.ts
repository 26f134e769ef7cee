import type { RunEvent, Snapshot } from '@weir/core';
import { budgetEvents, isolate } from '@weir/diagnostics';
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
  pipe,
  take,
  takeUntil,
  tap,
} from 'rxjs';
import type { Observable } from 'rxjs';
import { cadenced } from './cadenced.ts';
import { classesOf, controlled, finished, started } from './lifecycleEvents.ts';
import { InterimEvaluation } from './evaluated.ts';
import type { Experiment } from './experiment.ts';
import { FindingInputs } from './findingInputs.ts';
import { judged } from './judged.ts';
import { MomentsFollower } from './momentsFollower.ts';
import { probeOf } from './probeOf.ts';
import { progress } from './progress.ts';
import { Stopwatch } from './stopwatch.ts';
import { traced } from './traced.ts';

export interface RunOptions {
  /** Where commands queue. Default: a run that nobody steers. */
  readonly control?: Control;
  /** Steps that one progress event holds. Default 20. */
  readonly progressEvery?: number;
  /** Whether to evaluate all splits at the end, and as often as the experiment says. Default true. */
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
    const ruleInputs = new FindingInputs(experiment, moments, classesOf(experiment));
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
    const evaluation$ = defer(() => (evaluate && done > 0 ? ruleInputs.atEnd(done) : EMPTY)).pipe(
      tap({ complete: () => ruleInputs.complete() }),
    );
    const { evaluateEvery = Infinity } = experiment;
    const interim = evaluate && evaluateEvery < steps ? new InterimEvaluation(experiment) : undefined;
    const probing =
      experiment.probing?.({ probe: probeOf(experiment, moments), running: () => moments.running }) ?? [];
    const evaluations = (interim: InterimEvaluation) =>
      pipe(
        filter<Snapshot>(({ step }) => (step + 1) % evaluateEvery === 0 && step + 1 < steps),
        isolate(
          'evaluation',
          map(({ step }: Snapshot) => {
            watch.stop(); // seconds are those of training
            const evaluation = interim.evaluated(moments.network, step + 1);
            ruleInputs.evaluated(evaluation);
            watch.start();
            budget?.pause();
            return evaluation;
          }),
          (evaluation) => evaluation,
        ),
      );
    const events$ = snapshots$.pipe(
      connect((shared$) => {
        const at = cadenced(shared$);
        // The last branch alone carries an error on, so that every watcher has its say before it.
        const watched: readonly Observable<RunEvent>[] = [
          shared$.pipe(progress(progressEvery, () => watch.seconds, control.idle$)),
          shared$.pipe(traced(steps, moments)),
          ...[...watchers, ...probing].map((watcher) => shared$.pipe(watcher)),
          ...rules.map((rule) => at(rule.kind.defaultEvery).pipe(judged(rule, ruleInputs.inputs, budget))),
          budget ? shared$.pipe(budgetEvents(budget)) : EMPTY,
          interim ? shared$.pipe(evaluations(interim)) : EMPTY,
        ];
        return merge(
          ...watched.map((events$) => events$.pipe(catchError(() => EMPTY))),
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
