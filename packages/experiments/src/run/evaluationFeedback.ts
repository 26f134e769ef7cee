import type { BestParameters, RunEvaluated, RunEvent } from '@weir/core';
import { EMPTY, Subject, ignoreElements, tap, timer } from 'rxjs';
import type { Observable } from 'rxjs';
import { EarlyStopper } from './earlyStopper.ts';
import { validationLoss } from './interimEvaluation.ts';
import { ratesOf } from './rates.ts';
import type { Rates } from './rates.ts';
import type { Running } from './running.ts';

/**
 * What validation losses do to a run: its learning rate may follow them, and early stopping ends it. Make it while being
 * subscribed to.
 */
export class EvaluationFeedback {
  private readonly rates: Rates;
  private readonly stopper: EarlyStopper | undefined;
  private readonly changes = new Subject<void>();
  /** Emits ahead of the first step at another rate. */
  readonly rateChanged$: Observable<void> = this.changes;

  constructor(private readonly running: Running) {
    const { network, schedule, earlyStopping } = running.experiment;
    this.rates = ratesOf(schedule);
    this.stopper = earlyStopping && new EarlyStopper(network, running.moments, earlyStopping);
  }

  /** The rate of each step, by what was evaluated so far. */
  get schedule(): Rates['schedule'] {
    return this.rates.schedule;
  }

  /** Whether the run depends on its evaluations: they are then made, even if nobody looks at them. */
  get isNeeded(): boolean {
    return this.stopper !== undefined || this.running.experiment.schedule.feedback !== undefined;
  }

  /** The parameters that early stopping keeps. */
  get best(): BestParameters | undefined {
    return this.stopper?.best;
  }

  /** Acts on an evaluation; the events that it returns follow it. */
  after({ step, splits }: RunEvaluated): readonly RunEvent[] {
    const { control, course } = this.running;
    const loss = splits['validation']?.loss;
    if (loss === undefined) return [];
    if (this.stopper?.observe({ step, loss })) {
      course.value = { ...course.value, stoppedEarly: true };
      control.send({ type: 'stop' });
    }
    const change = this.rates.observe({ step, loss });
    // A rate that was set by hand holds: the schedule's own change is none then.
    if (!change || control.learningRate !== undefined) return [];
    this.changes.next(); // flushes the losses so far, with the rate that they had
    return [change];
  }

  /** Gives the network the parameters that early stopping keeps, those of the last step among them. Emits nothing. */
  get conclusion$(): Observable<never> {
    const { stopper } = this;
    if (!stopper) return EMPTY;
    const { experiment, course, moments } = this.running;
    // Later than the end of the training, when the parameters have left the device.
    return timer(0).pipe(
      tap(() => {
        const { done: step } = course.value;
        if (!stopper.hasObserved(step))
          stopper.observe({ step, loss: validationLoss(experiment, moments.network) });
        stopper.conclude();
      }),
      ignoreElements(),
    );
  }
}
