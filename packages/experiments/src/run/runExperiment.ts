import { RunState, keeping, kept, outsideState } from '@weir/core';
import type { RunEvaluated, RunEvent } from '@weir/core';
import { related } from '@weir/diagnostics';
import { Control, assignParameters, parameterValues } from '@weir/nn';
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
  take,
  takeUntil,
  tap,
  timer,
} from 'rxjs';
import { attendantOf } from './attendant.ts';
import { Clock } from './clock.ts';
import type { Course } from './course.ts';
import { EarlyStopper } from './earlyStopper.ts';
import type { Experiment } from './experiment.ts';
import { FindingInputs } from './findingInputs.ts';
import { validationLoss } from './interimEvaluation.ts';
import { classesOf, finished, started } from './lifecycleEvents.ts';
import { listening } from './listening.ts';
import { MomentsFollower } from './momentsFollower.ts';
import { ratesOf } from './rates.ts';
import { steering, stopOnFindings } from './steering.ts';
import { training } from './training.ts';
import { withAssignments } from '../settings/withAssignments.ts';

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
  const { control = new Control(), progressEvery = 20, evaluate = true, stopOn = [], afterStep } = options;
  const { steps, network, budget } = experiment;
  const course = kept<Course>('course', { done: 0 });
  keeping('parameters', {
    save: () => parameterValues(network),
    restore: (values: ReturnType<typeof parameterValues>) => assignParameters(network, values),
  });
  const moments = options.moments ?? new MomentsFollower();
  keeping('moments', moments);
  keeping('control', control);
  if (budget) keeping('budget', budget);
  const clock = new Clock(control, budget);
  control.attend(attendantOf(experiment));
  const ruleInputs = new FindingInputs(experiment, moments, classesOf(experiment));
  const ended$ = new Subject<void>();
  const { done } = course.value;

  const rates = ratesOf(experiment.schedule);
  const { earlyStopping } = experiment;
  const stopper = earlyStopping && new EarlyStopper(network, moments, earlyStopping);
  const rateChanged$ = new Subject<void>();
  const afterEvaluation = ({ step, splits }: RunEvaluated): readonly RunEvent[] => {
    const loss = splits['validation']?.loss;
    if (loss === undefined) return [];
    if (stopper?.observe({ step, loss })) {
      course.value = { ...course.value, stoppedEarly: true };
      control.send({ type: 'stop' });
    }
    const change = rates.observe({ step, loss });
    if (!change) return [];
    rateChanged$.next(); // flushes the losses so far, with the rate that they had
    return [change];
  };

  const snapshots$ = training(experiment, control, rates.schedule).pipe(
    take(Math.max(0, steps - done)),
    tap({
      subscribe: () => clock.start(),
      next(snapshot) {
        moments.follow(snapshot);
        course.value = { ...course.value, done: snapshot.step + 1 };
      },
      complete() {
        clock.stop();
        ended$.next();
      },
    }),
  );
  // Later than the end of the training, when the parameters have left the device.
  const best$ = timer(0).pipe(
    tap(() => {
      const { done: step } = course.value;
      if (!stopper?.hasObserved(step))
        stopper?.observe({ step, loss: validationLoss(experiment, moments.network) });
      stopper?.conclude();
    }),
    ignoreElements(),
  );
  const evaluation$ = defer(() =>
    course.value.done === 0
      ? EMPTY
      : concat(
          stopper ? best$ : EMPTY,
          evaluate ? ruleInputs.atEnd(course.value.done, () => stopper?.best?.step) : EMPTY,
        ),
  ).pipe(tap({ complete: () => ruleInputs.complete() }));
  const events$ = snapshots$.pipe(
    connect((shared$) =>
      // The last branch alone carries an error on, so that every watcher's events come before it.
      merge(
        listening(shared$, {
          experiment,
          moments,
          ruleInputs,
          clock,
          progressEvery,
          flush$: merge(control.idle$, control.waits$, rateChanged$),
          evaluate: evaluate || experiment.schedule.feedback !== undefined || stopper !== undefined,
          afterEvaluation,
        }),
        concat(
          shared$.pipe(
            tap(({ step }) => afterStep?.(step + 1)),
            ignoreElements(),
          ),
          evaluation$,
        ),
      ),
    ),
    related<RunEvent>(experiment.rules.map(({ kind }) => kind)),
    withAssignments(experiment.config),
    stopOnFindings(stopOn, control, course),
  );
  return concat(
    done === 0 ? of(started(experiment)) : EMPTY,
    // Commands first: they take effect ahead of the step that follows.
    merge(merge(clock.pauses$, steering(control)).pipe(takeUntil(ended$)), events$),
    defer(() => of(finished(course.value, steps, clock.seconds, stopper?.best))),
  );
}
