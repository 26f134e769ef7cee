import { RunState, outsideState } from '@weir/core';
import type { RunEvent } from '@weir/core';
import { related } from '@weir/diagnostics';
import type { Control } from '@weir/nn';
import {
  EMPTY,
  Observable,
  Subject,
  concat,
  connect,
  defer,
  ignoreElements,
  merge,
  of,
  takeUntil,
  tap,
} from 'rxjs';
import { withAssignments } from '../settings/withAssignments.ts';
import { conclusion } from './conclusion.ts';
import { EvaluationFeedback } from './evaluationFeedback.ts';
import type { Experiment } from './experiment.ts';
import { FindingInputs } from './findingInputs.ts';
import { followed } from './followed.ts';
import { classesOf, finished, started } from './lifecycleEvents.ts';
import { listening } from './listening.ts';
import type { MomentsFollower } from './momentsFollower.ts';
import { runningOf } from './running.ts';
import { steering, stopOnFindings } from './steering.ts';
import { training } from './training.ts';

/** Options of `runExperiment`, all with defaults. */
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
  /**
   * All that the run keeps from step to step. Pass one to save it within `afterStep`; one that was restored from a saved
   * state makes the run go on from there, with the events that would have followed. Default: a new one.
   */
  readonly state?: RunState;
  /**
   * Called once every subscriber has had a step, with the number of steps done: the moment to save the state. The experiment's
   * network has the parameters of that moment too.
   */
  readonly afterStep?: (done: number) => void;
}

/**
 * Trains an experiment as a stream of events; see `RunEvent` for their order.
 *
 * Training starts with the subscription; unsubscribing ends it and frees all it holds.
 */
export function runExperiment(experiment: Experiment, options: RunOptions = {}): Observable<RunEvent> {
  return new Observable((subscriber) => {
    const { state = new RunState() } = options;
    return state.within(() =>
      eventsOf(experiment, options).subscribe({
        next: (event) => outsideState(() => subscriber.next(event)),
        error: (error: unknown) => subscriber.error(error),
        complete: () => subscriber.complete(),
      }),
    );
  });
}

/** Called within the subscription, where states are kept and restored. */
function eventsOf(experiment: Experiment, options: RunOptions): Observable<RunEvent> {
  const { progressEvery = 20, evaluate = true, stopOn = [], afterStep } = options;
  const running = runningOf(experiment, options);
  const { control, course, moments, clock } = running;
  const isNew = course.value.done === 0;
  const ruleInputs = new FindingInputs(experiment, moments, classesOf(experiment));
  const feedback = new EvaluationFeedback(running);
  const ended$ = new Subject<void>();

  const events$ = training(experiment, control, feedback.schedule).pipe(
    followed(running, () => ended$.next()),
    connect((snapshots$) =>
      // The last branch alone carries an error on, so that every watcher's events come before it.
      merge(
        listening(snapshots$, {
          experiment,
          moments,
          ruleInputs,
          clock,
          progressEvery,
          flush$: merge(control.idle$, control.waits$, feedback.rateChanged$),
          evaluate: evaluate || feedback.isNeeded,
          afterEvaluation: (evaluation) => feedback.after(evaluation),
        }),
        concat(
          snapshots$.pipe(
            tap(({ step }) => afterStep?.(step + 1)),
            ignoreElements(),
          ),
          conclusion(running, feedback, ruleInputs, evaluate),
        ),
      ),
    ),
    related<RunEvent>(experiment.rules.map(({ kind }) => kind)),
    withAssignments(experiment.config),
    stopOnFindings(stopOn, control, course),
  );
  return concat(
    isNew ? of(started(experiment)) : EMPTY,
    // Commands first: they take effect ahead of the step that follows.
    merge(merge(clock.pauses$, steering(control)).pipe(takeUntil(ended$)), events$),
    defer(() => of(finished(course.value, experiment.steps, clock.seconds, feedback.best))),
  );
}
