import type { FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { calmerSteps, centredRate, mostMomentum } from '../evidence/calmerSteps.ts';
import type { CalmerSteps } from '../evidence/calmerSteps.ts';
import { figure } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import { grade, gradesSchema } from '../findings/grade.ts';
import type { Grades } from '../findings/grade.ts';
import { averageWith, noAverage } from '../evidence/movingAverage.ts';
import type { MovingAverage } from '../evidence/movingAverage.ts';
import { rateSetting } from '../evidence/settingsOf.ts';
import type { Task } from '../evidence/task.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/** Thresholds of `lossDivergingRule`, all with defaults. */
export type LossDivergingRuleOptions = Grades;

/**
 * The loss rises: its moving average over about 50 steps is that many times its lowest so far.
 *
 * Defaults: warning above 1.3, error above 3. A rise by less than a tenth of the loss at chance, or of the first loss
 * where that is smaller, says nothing, and neither does one that is no error and comes back within thirty steps, as the first
 * steps of many a healthy network do.
 *
 * @example
 * ```ts
 * const snapshots$ = range(0, 200).pipe(map((step) => arraySnapshot({ step, loss: 1 + step / 10 })));
 * const { finding } = await lastValueFrom(snapshots$.pipe(lossDivergingRule()));
 * finding.severity; // → 'error'
 * ```
 */
export function lossDivergingRule(
  { warning = 1.3, error = 3, ...grades }: LossDivergingRuleOptions = {},
  task?: Pick<Task, 'baseline' | 'momentum'>,
): OperatorFunction<Snapshot, FindingChanged> {
  return findings<Snapshot, Losses>(
    'lossDiverging',
    {
      initial: { average: noAverage, lowest: Infinity },
      look(state, snapshot) {
        const { loss, learningRate } = snapshot;
        if (state.first === undefined) {
          const centred = centredRate(snapshot);
          if (centred !== undefined) state.centred = centred;
        }
        const first = (state.first ??= Math.abs(loss));
        const smoothed = averageWith(state.average, loss, 0.98);
        const lowest = (state.lowest = Math.min(state.lowest, smoothed));
        const value = smoothed / Math.max(lowest, first / 1000, Number.MIN_VALUE);
        // A rise that is small beside what there is to learn is the batches' noise.
        const least = leastRise * Math.min(first, task?.baseline ?? Infinity);
        const isRisen = smoothed - lowest > least;
        state.seen = isRisen ? (state.seen ?? 0) + 1 : 0;
        if (!isRisen) return [];
        const graded = Number.isFinite(value) ? grade(value, { warning, error, ...grades }) : undefined;
        // The first steps of a healthy network may overshoot a little, and come back by themselves.
        if (!graded || (state.seen <= settling && graded.severity !== 'error')) return [];
        const isGrave = graded.severity === 'error' || (task?.momentum ?? 0) > mostMomentum;
        const { remedy, settings } = isGrave
          ? calmerSteps(learningRate, state.centred, task?.momentum)
          : lowered(learningRate, state.centred);
        return [
          {
            subject: 'run',
            ...graded,
            value,
            formula: 'moving average of the loss / its lowest so far',
            meaning: `The loss rose from ${figure(lowest)} to ${figure(smoothed)}: steps overshoot.`,
            remedy: `${remedy}, or warm it up.`,
            settings,
          },
        ];
      },
    },
    { raiseAfter: 10, clearAfter: 10 },
  );
}

interface Losses {
  readonly average: MovingAverage;
  /** Of the average. */
  lowest: number;
  /** Values in a row in which it had risen. */
  seen?: number;
  /** |loss| of the first step. */
  first?: number;
  /** The rate that would have centred the first update. */
  centred?: number;
}

/** Steps that overshoot a little become a third as long, or less where they began far too long. */
function lowered(learningRate: number, centred = Infinity): CalmerSteps {
  const lower = Math.min(learningRate / 3, Math.max(3 * centred, learningRate / 30));
  return {
    remedy: `Lower the learning rate from ${figure(learningRate)} to ${figure(lower)}`,
    settings: [rateSetting({ learningRate }, lower)],
  };
}

/** Steps above its lowest in which a loss may come back by itself. */
const settling = 20;

/** Rise that counts, as a share of the loss at chance or of the first. */
const leastRise = 0.1;

/** `lossDiverging` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const lossDivergingRuleKind = ruleKind({
  type: 'lossDiverging',
  consequenceOf: ['dataScale', 'notFinite', 'weightScale', 'activationScale', 'gradientScale'],
  causesComeFirst: true,
  schema: gradesSchema,
  defaultEvery: 1,
  operator: (options, { task }) => lossDivergingRule(options, task),
});
