import type { FindingChanged, Snapshot, Statistics } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { counted, figure } from '../evidence/figure.ts';
import type { Task } from '../evidence/task.ts';
import { findings } from '../findings/findings.ts';
import type { Observation } from '../findings/judge.ts';
import { largest, roundingOf } from '../evidence/rounding.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/**
 * A parameter does not change although it gets a gradient: its updates are lost in rounding, or the learning rate is
 * 0. Raised at the third snapshot in a row. (One without a gradient, or with rounding alone, is `noGradient`'s.)
 *
 * Silent of a network that has converged, with a loss below a millionth of the first: there is nothing left to change.
 *
 * @example
 * ```ts
 * const of2 = (size: number) => ({ values: [size, -size], shape: [2, 1] });
 * const weight = { name: '0.linear.weight', data: of2(1e9), grad: of2(1), update: of2(0) };
 * const snapshots$ = range(0, 3).pipe(map((step) => arraySnapshot({ step, parameters: [weight] })));
 * const { finding } = await lastValueFrom(snapshots$.pipe(unchangedRule()));
 * finding.subject; // → '0.linear.weight'
 * ```
 */
export function unchangedRule(task?: Pick<Task, 'steps'>): OperatorFunction<Snapshot, FindingChanged> {
  return findings<Snapshot, { first?: number; highest?: number }>(
    'unchanged',
    {
      initial: {},
      look(state, { loss, parameters, learningRate }) {
        const first = (state.first ??= Math.abs(loss));
        const highest = (state.highest = Math.max(state.highest ?? 0, learningRate));
        const stuck = parameters.filter(({ frozen, update }) => !frozen && isZero(update.moments()));
        if (stuck.length === 0 || Math.abs(loss) <= converged * first) return [];
        const noise = roundingOf(parameters);
        return stuck
          .filter(({ grad }) => !(largest(grad.moments()) <= noise))
          .map(({ name, data, grad }) => ({
            subject: name,
            severity: 'warning' as const,
            value: 0,
            threshold: 0,
            formula: 'max |update|',
            meaning: `${name} did not change by a single bit, though its gradient is up to ${figure(largest(grad.moments()))}.`,
            ...slower(learningRate, highest, largest(data.moments()), task?.steps),
          }));
      },
    },
    { raiseAfter: 3 },
  );
}

/** What to do about steps that are too short: where a schedule has brought them there, it is what falls too fast. */
function slower(
  learningRate: number,
  highest: number,
  size: number,
  steps = 1000,
): Pick<Observation, 'remedy' | 'settings'> {
  if (learningRate === 0) return { remedy: 'The learning rate is 0: end the run, or set a rate.' };
  if (learningRate < fallen * highest) {
    const gamma = fallen ** (1 / steps);
    return {
      remedy: `The schedule has brought the learning rate from ${figure(highest)} to ${figure(learningRate)}, where steps are lost in float32: let it fall slower, to a hundredth over all ${counted(steps)} steps, or end the run where it does.`,
      settings: [{ option: 'learningRate.gamma', value: gamma }],
    };
  }
  return {
    remedy: `Its values are up to ${figure(size)}: steps of learning rate ${figure(learningRate)} are lost in float32; raise the rate.`,
    settings: [{ option: 'learningRate', value: 10 * learningRate, from: learningRate }],
  };
}

/** Share of its highest that a rate usually falls to by the end of a run. */
const fallen = 0.01;

/** Loss beside the first below which a network has converged. */
const converged = 1e-6;

function isZero({ min, max }: Statistics): boolean {
  return min === 0 && max === 0;
}

/** `unchanged` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const unchangedRuleKind = ruleKind({
  type: 'unchanged',
  consequenceOf: [
    'notFinite',
    'dataScale',
    'weightDecay',
    'labelSmoothing',
    'allZero',
    'noGradient',
    'symmetry',
    'deadUnits',
    'activationScale',
    'gradientScale',
    'updateRatio',
    'linearStack',
    'atChance',
  ],
  schema: {},
  operator: (_, { task }) => unchangedRule(task),
});
