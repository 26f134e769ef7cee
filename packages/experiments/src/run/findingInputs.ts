import type { RunEvaluated } from '@weir/core';
import { DeadThroughout } from '@weir/diagnostics';
import type { DeadUnits, EvaluationProbe, RuleInputs, RunningMoments, Task } from '@weir/diagnostics';
import { forEvaluation } from '@weir/nn';
import { lossesAmong } from '@weir/nn/define';
import { EMPTY, Subject, concat, defer, map, tap } from 'rxjs';
import type { Observable } from 'rxjs';
import { calibratedMoments } from './calibratedMoments.ts';
import { evaluated } from './evaluated.ts';
import type { Experiment } from './experiment.ts';
import type { MomentsFollower } from './momentsFollower.ts';
import { taskOf } from './taskOf.ts';

/** Examples of the training split that BatchNorm's statistics are measured over: their own error is then 0.01 std. */
const mostCalibrated = 8192;

/** Examples whose loss is looked at among two lots of as many others. */
const mostProbed = 64;

/**
 * What health rules get besides snapshots. Each is computed only if a rule has subscribed to it: at the end of a run,
 * with its evaluation.
 */
export class FindingInputs {
  private readonly evaluations = new Subject<RunEvaluated>();
  private readonly calibrations = new Subject<RunningMoments>();
  private readonly probes = new Subject<EvaluationProbe>();
  private readonly deadUnits = new Subject<DeadUnits>();

  private readonly task: Task;

  constructor(
    private readonly experiment: Experiment,
    private readonly moments: MomentsFollower,
    private readonly classes: number | undefined,
  ) {
    this.task = taskOf(experiment);
  }

  get inputs(): RuleInputs {
    const { task, classes, moments, evaluations, calibrations, probes, deadUnits } = this;
    return { task, classes, running: () => moments.running, evaluations, calibrations, probes, deadUnits };
  }

  /** Passes the rules an evaluation while the training goes on. */
  evaluated(evaluation: RunEvaluated): void {
    this.evaluations.next(evaluation);
  }

  /**
   * Evaluates every split and passes the rules that and all else that they have subscribed to.
   *
   * @param parametersOf After how many steps the parameters were as they are, where not after the last.
   */
  atEnd(step: number, parametersOf: () => number | undefined): Observable<RunEvaluated> {
    return defer(() => {
      const origin = parametersOf() ?? step;
      const dead = new DeadThroughout();
      const visit = this.deadUnits.observed ? dead.add.bind(dead) : undefined;
      return concat(
        evaluated(this.experiment, this.moments.network, step, visit).pipe(
          map((evaluation) => (origin === step ? evaluation : { ...evaluation, parametersOf: origin })),
          tap((evaluation) => this.evaluations.next(evaluation)),
        ),
        defer(() => {
          if (this.deadUnits.observed) this.deadUnits.next({ step, layers: dead.layers });
          if (this.calibrations.observed) this.calibrate(step);
          if (this.probes.observed) this.probe(step);
          return EMPTY;
        }),
      );
    });
  }

  /** Nothing more will come. */
  complete(): void {
    for (const inputs of [this.evaluations, this.calibrations, this.probes, this.deadUnits])
      inputs.complete();
  }

  private calibrate(step: number): void {
    if (this.moments.running.layers.length === 0) return;
    this.calibrations.next(calibratedMoments(this.experiment, mostCalibrated, step));
  }

  private probe(step: number): void {
    const { network, loss, data } = this.experiment;
    const { train } = data;
    const size = Math.min(mostProbed, Math.floor(train.size / 3));
    if (size === 0) return;
    const from = (start: number) => Array.from({ length: size }, (_, at) => start + at);
    const trained = forEvaluation(network, this.moments.network);
    const gatherings = [from(size), from(train.size - size)].map((others) => ({ probed: from(0), others }));
    const [first = NaN, again = NaN] = lossesAmong(trained, loss, train, gatherings);
    this.probes.next({ step, loss: first, again });
  }
}
