import type { FindingChanged, Setting, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { figure, percentage } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import { averageWith, noAverage } from '../evidence/movingAverage.ts';
import type { MovingAverage } from '../evidence/movingAverage.ts';
import { obstacleTo } from '../evidence/obstacle.ts';
import { rateSetting } from '../evidence/settingsOf.ts';
import type { Task } from '../evidence/task.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/** Thresholds of `lossFlatRule`, all with defaults. */
export interface LossFlatRuleOptions {
  /** Steps that the network has to begin learning. Default 500. */
  readonly patience?: number;
  /** Share of the first losses by which the loss must have fallen by then. Default 0.02. */
  readonly improvement?: number;
}

/**
 * The network does not begin to learn: after so many steps the loss, averaged over about 50, is not 2 % below the
 * average of the first 10. A plateau after learning is no concern of this rule, nor is a loss at chance, of which
 * `atChance` says more. While something blocks the network, the remedy is no rate.
 *
 * @throws RangeError if `patience` is not an integer of at least 10.
 *
 * @example
 * ```ts
 * const snapshots$ = range(0, 501).pipe(map((step) => arraySnapshot({ step, loss: 2 })));
 * const { finding } = await lastValueFrom(snapshots$.pipe(lossFlatRule()));
 * [finding.severity, finding.value]; // → ['warning', 0]
 * ```
 */
export function lossFlatRule(
  { patience = 500, improvement = 0.02 }: LossFlatRuleOptions = {},
  task?: Pick<Task, 'baseline' | 'floor'>,
): OperatorFunction<Snapshot, FindingChanged> {
  if (!Number.isInteger(patience) || patience < firstLosses) {
    throw new RangeError(
      `lossFlat: patience must be an integer of at least ${firstLosses}, got ${patience}; 500 is the default`,
    );
  }
  return findings<Snapshot, Losses>(
    'lossFlat',
    {
      initial: { average: noAverage, seen: 0, sum: 0, hasLearnt: false },
      look(state, snapshot) {
        const { loss } = snapshot;
        state.seen += 1;
        if (state.seen <= firstLosses) state.sum += loss;
        const smoothed = averageWith(state.average, loss, 0.98);
        const first = state.sum / Math.min(state.seen, firstLosses);
        const value = (first - smoothed) / Math.abs(first - (task?.floor ?? 0));
        if (state.seen > firstLosses && value >= improvement) state.hasLearnt = true;
        if (state.seen <= patience || state.hasLearnt) return [];
        const beside = smoothed / (task?.baseline ?? NaN);
        if (beside >= chance[0] && beside <= chance[1]) return [];
        // What stands in the way is looked for now and then: looking takes readings of every layer.
        if (state.mended === undefined || state.seen % 100 === 0) state.mended = mendedBy(snapshot);
        return [
          {
            subject: 'run',
            severity: 'warning',
            value,
            threshold: improvement,
            formula: task?.floor
              ? '(mean of the first 10 losses − moving average) / (mean of the first 10 − entropy of the targets)'
              : '(mean of the first 10 losses − moving average) / mean of the first 10',
            meaning: `After ${patience} steps the loss is ${figure(smoothed)}, ${percentage(value)} below its start: the network does not learn.`,
            ...state.mended,
          },
        ];
      },
    },
    { updateAt: 2 },
  );
}

interface Losses {
  readonly average: MovingAverage;
  seen: number;
  /** Of the first losses. */
  sum: number;
  hasLearnt: boolean;
  mended?: Mended;
}

interface Mended {
  readonly remedy: string;
  readonly settings: readonly Setting[];
}

/** Loss beside that at chance between which `atChance` speaks. */
const chance = [0.97, 1.25] as const;

/** No rate mends what blocks a network. */
function mendedBy(snapshot: Snapshot): Mended {
  const obstacle = obstacleTo(snapshot);
  const { learningRate } = snapshot;
  return obstacle
    ? {
        remedy: `First mend what stands in the way: ${obstacle.what}; ${obstacle.rule} says how.`,
        settings: [],
      }
    : {
        remedy: `Raise the learning rate from ${figure(learningRate)} to ${figure(10 * learningRate)}.`,
        settings: [rateSetting(snapshot, 10 * learningRate)],
      };
}

const firstLosses = 10;

/** `lossFlat` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const lossFlatRuleKind = ruleKind({
  type: 'lossFlat',
  consequenceOf: [
    'notFinite',
    'allFrozen',
    'labelSmoothing',
    'dataScale',
    'outputLayer',
    'lossDiverging',
    'allZero',
    'noGradient',
    'symmetry',
    'deadUnits',
    'activationScale',
    'gradientScale',
    'weightDecay',
    'linearStack',
    'clipping',
    'updateRatio',
  ],
  schema: { 'patience?': 'number.integer >= 10', 'improvement?': '0 <= number <= 1' },
  defaultEvery: 1,
  operator: (options, { task }) => lossFlatRule(options, task),
});
