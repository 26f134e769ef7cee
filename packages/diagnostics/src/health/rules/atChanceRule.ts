import { activationKinds } from '@weir/core';
import type { FindingChanged, Setting, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { weightMatrices } from '../../selection/weightMatrices.ts';
import { counted, figure } from '../evidence/figure.ts';
import { median } from '../evidence/median.ts';
import { averageWith, noAverage } from '../evidence/movingAverage.ts';
import type { MovingAverage } from '../evidence/movingAverage.ts';
import { obstacleTo } from '../evidence/obstacle.ts';
import { rateSetting } from '../evidence/settingsOf.ts';
import type { Task } from '../evidence/task.ts';
import { findings } from '../findings/findings.ts';
import type { Observation } from '../findings/judge.ts';
import { standardise, unscaledColumns } from './dataScaleRule.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/** Thresholds of `atChanceRule`, all with defaults. */
export interface AtChanceRuleOptions {
  /**
   * Steps that the network has to get better than chance. Default 400; a hundred are enough where what keeps it there is
   * plain to see, or where the run ends.
   */
  readonly patience?: number;
  /**
   * Share of the loss at chance by which the loss must be below it by then. Default 0.01: what hardly learns is not
   * stuck, and minibatches of 32 are off by less than that once averaged.
   */
  readonly below?: number;
}

/**
 * The network is no better than one that does not look at its inputs: after so many steps the loss, averaged over about
 * 50 and about 200, is not 1 % below that of the best answer that is the same for every example. Of classes that answer is their
 * shares in the training split (at even shares −ln(1/C)), of values their mean.
 *
 * What smoothed targets keep of the loss whatever is learnt is left out of that. After a hundred steps it is said where something
 * stands in the way, and at the run's end; without a reason, one waits for as long as `patience` says.
 *
 * A loss far above chance is no concern of this rule. Whatever the loss fell from: a bad start that has come down to
 * chance has learnt nothing yet. Silent while it still falls. The finding names what stands in the way, where something
 * does. Silent where chance is no worse than a perfect answer, and without a task.
 *
 * @param inputs `task` with its `baseline`; `classes` for −ln(1/C).
 * @throws RangeError if `patience` is not a positive integer.
 *
 * @example
 * ```ts
 * const task = { loss: 'crossEntropy', baseline: Math.log(27) };
 * const snapshots$ = range(0, 420).pipe(map((step) => arraySnapshot({ step, loss: 3.3 })));
 * const { finding } = await lastValueFrom(snapshots$.pipe(atChanceRule({}, { task, classes: 27 })));
 * finding.severity; // → 'warning'
 * ```
 */
export function atChanceRule(
  { patience = 400, below = 0.01 }: AtChanceRuleOptions = {},
  { task, classes }: { readonly task?: Task | undefined; readonly classes?: number | undefined } = {},
): OperatorFunction<Snapshot, FindingChanged> {
  if (!Number.isInteger(patience) || patience < 1) {
    throw new RangeError(
      `atChance: patience must be a positive integer, got ${patience}; 400 is the default`,
    );
  }
  const floor = task?.floor ?? 0;
  const chance = task?.baseline ?? floor;
  return findings<Snapshot, Progress>(
    'atChance',
    {
      initial: { average: noAverage, slow: noAverage, seen: 0, reason: undefined },
      look(state, snapshot) {
        state.seen += 1;
        const smoothed = averageWith(state.average, snapshot.loss, 0.98);
        const before = averageWith(state.slow, snapshot.loss, 0.995);
        if (!task || chance <= floor) return [];
        const early = Math.min(patience, earliest);
        if (state.seen < early) return [];
        const left = (loss: number) => (loss - floor) / (chance - floor);
        if (left(smoothed) < 1 - below || left(before) < 1 - below) return [];
        if (smoothed > worseThanChance * chance || smoothed < stillFalling * before) return [];
        // Its reasons are looked for now and then: looking takes readings of every layer.
        if (state.seen % 100 === 0) state.reason = undefined;
        const reason = (state.reason ??= reasonOf(snapshot, task));
        const isEnding = state.seen > (task.steps ?? Infinity) - raiseAfter;
        if (state.seen < patience && !isEnding && !reason.isSure) return [];
        return [observe(smoothed, chance, { task, classes, below }, state.seen, reason)];
      },
    },
    { raiseAfter, clearAfter: 200, updateAt: 2 },
  );
}

interface Progress {
  readonly average: MovingAverage;
  /** Over about 200 steps: where the loss was a while ago. */
  readonly slow: MovingAverage;
  seen: number;
  reason: Reason | undefined;
}

interface Reason {
  readonly because: string;
  /** Whether that is all there is to it: other findings follow from this one then. */
  readonly isRoot?: boolean;
  /** Whether it is known to keep a network where it is, so that there is nothing to wait for. */
  readonly isSure: boolean;
  readonly remedy: string;
  readonly settings?: readonly Setting[];
}

function observe(
  smoothed: number,
  chance: number,
  {
    task,
    classes,
    below,
  }: { readonly task: Task; readonly classes: number | undefined; readonly below: number },
  seen: number,
  reason: Reason,
): Observation {
  return {
    subject: 'run',
    severity: 'warning',
    value: smoothed / chance,
    threshold: 1 - below,
    formula: 'moving average of the loss / loss of the best answer that is the same for every example',
    meaning: `Stuck at chance: after ${counted(seen)} steps the loss is ${figure(smoothed)}, and ${answerOf(task, classes, chance)}. So far it does no better than a network that does not look at its inputs. ${reason.because}`,
    ...(reason.settings && { settings: reason.settings }),
    ...(reason.isRoot && { cause: { rule: 'atChance', subject: 'run' } }),
    remedy: reason.remedy,
  };
}

/** What chance is, in words. */
function answerOf({ applies }: Task, classes: number | undefined, chance: number): string {
  if (!applies) return `always answering the mean of the targets has ${figure(chance)}`;
  const even = Math.log(classes ?? NaN);
  return Math.abs(even - chance) < 0.01 * even
    ? `holding all ${classes} classes equally likely has ${figure(chance)} (−ln 1/${classes})`
    : `answering the classes' shares for every example has ${figure(chance)}${Number.isNaN(even) ? '' : ` (−ln 1/${classes} is ${figure(even)})`}`;
}

/** What keeps it there, as far as a snapshot and the task show. */
function reasonOf(snapshot: Snapshot, task: Task): Reason {
  const unscaled = unscaledColumns([...(task.inputs ?? []), ...(task.targets ?? [])]);
  if (unscaled.length > 0) {
    const names = unscaled
      .slice(0, 4)
      .map(({ name }) => name)
      .join(', ');
    return {
      because: `The data is not scaled (${names}).`,
      isSure: true,
      remedy: 'Standardise it first, as dataScale says; what the other findings say may follow from it.',
      settings: standardise,
    };
  }
  const obstacle = obstacleTo(snapshot);
  if (obstacle) {
    return {
      because: `The cause: ${obstacle.what}.`,
      isSure: true,
      remedy: `Do what ${obstacle.rule} says. A higher or lower learning rate does not mend that.`,
    };
  }
  const weights = weightMatrices(snapshot.parameters);
  if (weights.length > 0 && weights.every(({ frozen }) => frozen)) {
    return {
      because: 'All weights are frozen: biases alone answer the same to every input.',
      isSure: true,
      isRoot: snapshot.parameters.some(({ frozen }) => !frozen), // of all that is frozen, allFrozen says it
      remedy: 'Take what is to learn, such as the last weight at least, out of the groups that freeze it.',
      settings: [{ option: 'groups', value: 'thawed' }],
    };
  }
  if (weights.length <= 1 || !snapshot.layers.some(({ kind }) => activationKinds.includes(kind))) {
    const last = weights.at(-1);
    return {
      because: 'The network is linear: it tells apart only what a straight line or plane separates.',
      isSure: false,
      isRoot: weights.length <= 1, // of several in a row, linearStack says what to do
      remedy:
        'Put a hidden layer with an activation ahead of the last: a linear of 16 units or more, then tanh.',
      ...(last &&
        weights.length <= 1 && { settings: [{ layer: last.layer, option: 'behind', value: 'tanh' }] }),
    };
  }
  const moves = weights.map(({ update, data }) => update.moments().std / data.moments().std);
  if (median(moves.slice(0, -1)) < tooSlow) {
    return {
      because: `Each step moves most weights by less than ${figure(tooSlow)} of their size.`,
      isSure: true,
      remedy: `Raise the learning rate from ${figure(snapshot.learningRate)} to ${figure(10 * snapshot.learningRate)}.`,
      settings: [rateSetting(snapshot, 10 * snapshot.learningRate)],
    };
  }
  if (median(moves) > tooFast) {
    return {
      because: `Single steps move most weights by more than ${figure(tooFast)} of their size.`,
      isSure: false,
      remedy: `Lower the learning rate from ${figure(snapshot.learningRate)} to ${figure(snapshot.learningRate / 10)}.`,
      settings: [rateSetting(snapshot, snapshot.learningRate / 10)],
    };
  }
  return {
    because: 'Gradients flow and weights move.',
    isSure: false,
    remedy:
      'Check that inputs and targets belong together; then train longer, or give the network more units or layers.',
  };
}

/** Values in a row that raise it. */
const raiseAfter = 10;

/** Steps before which nothing is said of chance: averages over 50 and 200 are then of enough batches. */
const earliest = 100;

/** Loss beside that of a while ago below which it is on its way. */
const stillFalling = 0.985;

/** Loss beside that at chance above which a network is worse than that: `lossFlat` and others say why. */
const worseThanChance = 1.25;

const tooSlow = 1e-4;
const tooFast = 0.1;

/** `atChance` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const atChanceRuleKind = ruleKind({
  type: 'atChance',
  consequenceOf: [
    'notFinite',
    'allFrozen',
    'labelSmoothing',
    'dataScale',
    'outputLayer',
    'linearStack',
    'weightDecay',
    'lossDiverging',
    'allZero',
    'symmetry',
    'weightScale',
    'saturation',
    'activationScale',
    'gradientScale',
    'deadUnits',
    'noGradient',
    'unchanged',
    'clipping',
    'updateRatio',
  ],
  causesAsRoot: true,
  schema: { 'patience?': 'number.integer >= 1', 'below?': '0 <= number < 1' },
  defaultEvery: 1,
  operator: (options, inputs) => atChanceRule(options, inputs),
});
