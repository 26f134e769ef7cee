import type { RunEvaluated, RunEvent, Snapshot } from '@weir/core';
import { budgetEvents } from '@weir/diagnostics';
import { EMPTY, catchError, concatMap, merge } from 'rxjs';
import type { Observable } from 'rxjs';
import { cadenced } from './cadenced.ts';
import type { Clock } from './clock.ts';
import type { Experiment } from './experiment.ts';
import type { FindingInputs } from './findingInputs.ts';
import { interimEvaluation } from './interimEvaluation.ts';
import { judged } from './judged.ts';
import type { MomentsFollower } from './momentsFollower.ts';
import { probingInputs } from './probingInputs.ts';
import { progress } from './progress.ts';
import { tolerated } from './tolerated.ts';
import { traced } from './traced.ts';

/** What listening to a run's snapshots takes. */
export interface Listening {
  readonly experiment: Experiment;
  readonly moments: MomentsFollower;
  readonly ruleInputs: FindingInputs;
  readonly clock: Clock;
  /** Steps that one progress event holds. */
  readonly progressEvery: number;
  /** Flushes the progress so far: no step follows for now, or one at another rate. */
  readonly flush$: Observable<unknown>;
  /** Whether to evaluate as often as the experiment says. */
  readonly evaluate: boolean;
  /** Acts on each evaluation; the events that it returns follow it. */
  readonly afterEvaluation: (evaluation: RunEvaluated) => readonly RunEvent[];
}

/**
 * All that listens to a run's snapshots, in this order at each step: progress, the trace, what watches, health rules,
 * what the budget chose, and an evaluation where one is due. An error of the snapshots is not passed on.
 */
export function listening(
  snapshots$: Observable<Snapshot>,
  { experiment, moments, ruleInputs, clock, progressEvery, flush$, evaluate, afterEvaluation }: Listening,
): Observable<RunEvent> {
  const { steps, watchers, probing, rules, budget, evaluateEvery = Infinity } = experiment;
  const probes = probing?.(probingInputs(experiment, moments)) ?? [];
  const at = cadenced(snapshots$);
  const interim = () =>
    interimEvaluation(experiment, (evaluation) =>
      clock.without(() => {
        const evaluated = evaluation(moments.network);
        ruleInputs.evaluated(evaluated);
        return evaluated;
      }),
    );
  const withConsequences = (event: RunEvent): readonly RunEvent[] =>
    event.type === 'evaluated' ? [event, ...afterEvaluation(event)] : [event];
  const watched: readonly Observable<RunEvent>[] = [
    snapshots$.pipe(progress(progressEvery, () => clock.seconds, flush$, experiment.logEvery)),
    snapshots$.pipe(traced(steps, moments)),
    ...watchers.map((watcher, at) => snapshots$.pipe(tolerated(watcher, `watchers[${at}]`))),
    ...probes.map((watcher, at) => snapshots$.pipe(tolerated(watcher, `probing[${at}]`))),
    ...rules.map((rule) => at(rule.kind.defaultEvery).pipe(judged(rule, ruleInputs.inputs, budget))),
    budget ? snapshots$.pipe(budgetEvents(budget)) : EMPTY,
    evaluate && evaluateEvery < steps ? snapshots$.pipe(interim(), concatMap(withConsequences)) : EMPTY,
  ];
  return merge(...watched.map((events$) => events$.pipe(catchError(() => EMPTY))));
}
