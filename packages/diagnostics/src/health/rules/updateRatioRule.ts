import type { FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { healthyUpdateRatio } from '../../measures/healthyUpdateRatio.ts';
import { figure } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import { median } from '../evidence/median.ts';
import { shareLeft } from '../evidence/learnable.ts';
import { obstacleTo } from '../evidence/obstacle.ts';
import { rateSetting } from '../evidence/settingsOf.ts';
import type { Task } from '../evidence/task.ts';
import { weightMoves } from '../evidence/weightMoves.ts';
import { ruleKind } from '../kinds/ruleKind.ts';
import { highestMove, noteOfRun, noteOfWeight } from './updateRatioNotes.ts';

/** Thresholds of `updateRatioRule`, all with defaults. */
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
 * converges), nor of one that was lowered on purpose (below half of the highest seen). Too high is no more than info
 * while the loss falls well below chance.
 *
 * A norm makes gradients as much smaller as the weights ahead of it are larger, and steps that are too large make those
 * grow: such a weight is judged as if it had the size of theory, and may move ten times faster. Where its size alone is
 * what is off, that is a finding, as info.
 *
 * Silent while something keeps the network from learning at any rate (`obstacleTo`).
 *
 * @throws RangeError unless 0 < within ≤ beyond.
 *
 * @example
 * ```ts
 * const weight = (at: number, moved: number) => {
 *   const of = (size: number) => ({ values: [size, -size], shape: [2, 1] });
 *   return { name: `${at}.linear.weight`, data: of(1), grad: of(10 * moved), update: of(moved) };
 * };
 * const parameters = [weight(0, 1e-5), weight(1, 1e-5), weight(2, 1e-5)];
 * const snapshots$ = range(0, 2).pipe(map((step) => arraySnapshot({ step, parameters })));
 * const { finding } = await lastValueFrom(snapshots$.pipe(updateRatioRule()));
 * [finding.subject, finding.value, finding.threshold]; // → ['run', -5, -4]
 * ```
 */
export function updateRatioRule(
  {
    centre = healthyUpdateRatio.centre,
    within = healthyUpdateRatio.within,
    beyond = 2.5,
  }: UpdateRatioRuleOptions = {},
  task?: Pick<Task, 'baseline' | 'floor'>,
): OperatorFunction<Snapshot, FindingChanged> {
  if (!(within > 0 && within <= beyond)) {
    throw new RangeError(
      `updateRatio: within must be above 0 and at most beyond, got ${within} and ${beyond}; ${healthyUpdateRatio.within} and 2.5 are the defaults`,
    );
  }
  const bounds = { centre, within, beyond };
  return findings<Snapshot, Moves>(
    'updateRatio',
    {
      initial: { highest: 0, lowest: Infinity, movers: {} },
      look(state, snapshot) {
        const { learningRate, loss } = snapshot;
        state.highest = Math.max(state.highest, learningRate);
        state.lowest = Math.min(state.lowest, loss);
        const isLowered = learningRate < state.highest / 2;
        const isOff = (subject: string, log10: number, high: number) => {
          if (log10 >= centre - within) state.movers[subject] = true;
          return log10 > high || (log10 < centre - within && !isLowered && !state.movers[subject]);
        };
        const moves = weightMoves(snapshot);
        const hidden = moves.length > 1 ? moves.slice(0, -1) : moves;
        const middle = median(hidden.map(({ fair }) => fair));
        const normed = hidden.filter(({ over }) => over !== undefined).length > hidden.length / 2;
        const high = highestMove(normed, bounds);
        const isRunOff = isOff('run', middle, high);
        // What is too low is so once; above, a tenth of the bound lies between what raises and what clears.
        const isAlmost = (log10: number, most: number) => log10 <= most && log10 > most - 0.1 * within;
        const isRunNear = isAlmost(middle, high);
        const off = hidden.filter(
          ({ name, log10 }) => isOff(name, log10, centre + within) || isAlmost(log10, centre + within),
        );
        if ((!isRunOff && !isRunNear && off.length === 0) || obstacleTo(snapshot)) return [];
        const rate = (log10: number) => figure(learningRate * 10 ** (centre - log10));
        const works = (shareLeft(state.lowest, task) ?? 1) < wellBelow;
        if (isRunOff) {
          const isHighButWorks = works && middle > centre;
          const found = noteOfRun(middle, bounds, rate(middle), learningRate, isHighButWorks);
          if (isHighButWorks) return [found]; // a lower rate would only take longer
          return [{ ...found, settings: [rateSetting(snapshot, learningRate * 10 ** (centre - middle))] }];
        }
        const runNear = isRunNear
          ? [{ ...noteOfRun(middle, bounds, rate(middle), learningRate, works), near: true as const }]
          : [];
        const ofWeights = off.flatMap((move) => {
          // What one weight would want must leave the others where they are.
          const wanted = Math.abs(move.log10 - centre) <= 1.5 * within ? rate(move.log10) : undefined;
          const found = noteOfWeight(move, bounds, wanted);
          const near = isAlmost(move.log10, centre + within);
          return found ? [near ? { ...found, near } : found] : [];
        });
        return [...runNear, ...ofWeights];
      },
    },
    { raiseAfter: 2 },
  );
}

/** Loss, as a share of that at chance, below which a network learns well. */
const wellBelow = 0.7;

interface Moves {
  /** The highest learning rate seen. */
  highest: number;
  /** The lowest loss seen. */
  lowest: number;
  /** Weights, and `run`, that have moved enough at some time. */
  readonly movers: Record<string, true>;
}

/** `updateRatio` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const updateRatioRuleKind = ruleKind({
  type: 'updateRatio',
  consequenceOf: [
    'notFinite',
    'allFrozen',
    'labelSmoothing',
    'dataScale',
    'outputLayer',
    'clipping',
    'lossDiverging',
    'allZero',
    'noGradient',
    'symmetry',
    'deadUnits',
    'activationScale',
    'gradientScale',
    'weightDecay',
    'linearStack',
    'atChance',
  ],
  schema: { 'centre?': '-30 <= number <= 30', 'within?': 'number > 0', 'beyond?': 'number > 0' },
  operator: (options, { task }) => updateRatioRule(options, task),
});
