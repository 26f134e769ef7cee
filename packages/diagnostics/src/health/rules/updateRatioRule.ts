import type { FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { log10Ratio } from '../../statistics/ratio.ts';
import { weightMatrices } from '../../selection/weightMatrices.ts';
import { figure } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import type { Observation } from '../findings/judge.ts';
import { median } from '../evidence/median.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

export interface UpdateRatioRuleOptions {
  /** log₁₀ update:data that is right. Default −3, the lecture's. */
  readonly centre?: number;
  /** How far off the network as a whole may be (warning), or one weight (info). Default 1. */
  readonly within?: number;
  /** How far off the network as a whole is an error. Default 2.5. */
  readonly beyond?: number;
}

/**
 * The learning rate is too low or too high: log₁₀(std(update)/std(data)), the median over the weights, is not
 * within −3 ± 1; the remedy is the rate that would centre it.
 *
 * The last weight is left to `lastLayer`: started small, it moves fast relative to itself in every healthy network.
 * A single other weight out of bounds is info. Raised at the second snapshot, since the first step is like no other.
 * Too low is said of a rate that never moved the weights enough: not of one that did (gradients shrink as a network
 * converges), nor of one that was lowered on purpose (below half of the highest seen).
 *
 * @throws RangeError unless 0 < within ≤ beyond.
 */
export function updateRatioRule({
  centre = -3,
  within = 1,
  beyond = 2.5,
}: UpdateRatioRuleOptions = {}): OperatorFunction<Snapshot, FindingChanged> {
  if (!(within > 0 && within <= beyond)) {
    throw new RangeError(
      `updateRatio: within must be above 0 and at most beyond, got ${within} and ${beyond}; 1 and 2.5 are the defaults`,
    );
  }
  return findings<Snapshot, Moves>(
    'updateRatio',
    {
      initial: { highest: 0, movers: {} },
      look(state, { parameters, learningRate }) {
        state.highest = Math.max(state.highest, learningRate);
        const { highest, movers } = state;
        const isLowered = learningRate < highest / 2;
        const isOff = (subject: string, log10: number) => {
          if (log10 >= centre - within) movers[subject] = true;
          return log10 > centre + within || (log10 < centre - within && !isLowered && !movers[subject]);
        };
        const ratios = weightMatrices(parameters).flatMap(({ name, data, update }) => {
          const log10 = log10Ratio(update.moments().std, data.moments().std);
          return log10 === undefined ? [] : [{ name, log10 }];
        });
        const hidden = ratios.length > 1 ? ratios.slice(0, -1) : ratios;
        const middle = median(hidden.map(({ log10 }) => log10));
        const rate = (log10: number) => figure(learningRate * 10 ** (centre - log10));
        const off = hidden.filter(({ name, log10 }) => isOff(name, log10));
        return isOff('run', middle)
          ? [ofRun(middle, { centre, within, beyond }, rate(middle), learningRate)]
          : off.map(({ name, log10 }) => ofWeight(name, log10, centre, within, rate(log10)));
      },
    },
    { raiseAfter: 2 },
  );
}

interface Moves {
  /** The highest learning rate seen. */
  highest: number;
  /** Weights, and `run`, that have moved enough at some time. */
  readonly movers: Record<string, true>;
}

function ofRun(
  middle: number,
  { centre, within, beyond }: Required<UpdateRatioRuleOptions>,
  rate: string,
  learningRate: number,
): Observation {
  const side = Math.sign(middle - centre);
  const grave = Math.abs(middle - centre) > beyond;
  return {
    subject: 'run',
    severity: grave ? 'error' : 'warning',
    value: middle,
    threshold: centre + side * (grave ? beyond : within),
    formula: 'median over the weights but the last of log₁₀(std(update) / std(data))',
    meaning:
      side < 0
        ? `Each step changes the weights by 10^${figure(middle)} of their size: the learning rate of ${figure(learningRate)} is too low.`
        : `Each step changes the weights by 10^${figure(middle)} of their size: the learning rate of ${figure(learningRate)} is too high.`,
    remedy: `A learning rate of ${rate} would centre it at ${figure(centre)}.`,
  };
}

function ofWeight(name: string, log10: number, centre: number, within: number, rate: string): Observation {
  const side = Math.sign(log10 - centre);
  return {
    subject: name,
    severity: 'info',
    value: log10,
    threshold: centre + side * within,
    formula: 'log₁₀(std(update) / std(data))',
    meaning: `${name} ${side < 0 ? 'hardly moves' : 'moves fast'} relative to its size, while the other weights are within bounds.`,
    remedy: `A learning rate of ${rate} would centre it; or start it ${side < 0 ? 'smaller' : 'larger'}.`,
  };
}

export const updateRatioRuleKind = ruleKind({
  type: 'updateRatio',
  consequenceOf: [
    'notFinite',
    'allZero',
    'noGradient',
    'symmetry',
    'deadUnits',
    'activationScale',
    'gradientScale',
    'unchanged',
  ],
  schema: { 'centre?': '-30 <= number <= 30', 'within?': 'number > 0', 'beyond?': 'number > 0' },
  operator: updateRatioRule,
});
