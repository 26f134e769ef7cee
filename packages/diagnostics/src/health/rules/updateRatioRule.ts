import type { FindingChanged, Setting, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { log10Ratio } from '../../statistics/ratio.ts';
import { healthyUpdateRatio } from '../../measures/healthyUpdateRatio.ts';
import { weightMatrices } from '../../selection/weightMatrices.ts';
import { figure } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import type { Observation } from '../findings/judge.ts';
import { median } from '../evidence/median.ts';
import { shareLeft } from '../evidence/learnable.ts';
import { isNormalised } from '../evidence/architecture.ts';
import { obstacleTo } from '../evidence/obstacle.ts';
import { rateSetting } from '../evidence/settingsOf.ts';
import type { Task } from '../evidence/task.ts';
import { timesApart } from '../findings/grade.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

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
        const moves = movesOf(snapshot);
        const hidden = moves.length > 1 ? moves.slice(0, -1) : moves;
        const middle = median(hidden.map(({ fair }) => fair));
        const normed = hidden.filter(({ over }) => over !== undefined).length > hidden.length / 2;
        const high = highOf(normed, bounds);
        const isRunOff = isOff('run', middle, high);
        // What is too low is so once; above, a tenth of the bound lies between what raises and what clears.
        const isAlmost = (log10: number, most: number) => log10 <= most && log10 > most - 0.1 * within;
        const isRunNear = isAlmost(middle, high);
        const off = hidden.filter(
          ({ name, log10, over }) =>
            (isOff(name, log10, centre + within) || isAlmost(log10, centre + within)) &&
            !(isRunOff && over === undefined),
        );
        if ((!isRunOff && !isRunNear && off.length === 0) || obstacleTo(snapshot)) return [];
        const rate = (log10: number) => figure(learningRate * 10 ** (centre - log10));
        const works = (shareLeft(state.lowest, task) ?? 1) < wellBelow;
        if (isRunOff) {
          const found = ofRun(middle, bounds, rate(middle), learningRate, works && middle > centre);
          return [{ ...found, settings: [rateSetting(snapshot, learningRate * 10 ** (centre - middle))] }];
        }
        const runNear = isRunNear
          ? [{ ...ofRun(middle, bounds, rate(middle), learningRate, works), near: true as const }]
          : [];
        const ofWeights = off.flatMap((move) => {
          // What one weight would want must leave the others where they are.
          const wanted = Math.abs(move.log10 - centre) <= 1.5 * within ? rate(move.log10) : undefined;
          const found = ofWeight(move, bounds, wanted);
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

/** How a weight moves. */
interface Move {
  readonly name: string;
  readonly layer: string;
  /** log₁₀(std(update) / std(data)). */
  readonly log10: number;
  /** The same, of a weight ahead of a norm as it would be at the size of theory. */
  readonly fair: number;
  /** How many times a weight ahead of a norm is larger than in theory; undefined of others. */
  readonly over?: number;
}

function movesOf(snapshot: Snapshot): readonly Move[] {
  return weightMatrices(snapshot.parameters).flatMap((weight): readonly Move[] => {
    const { name, layer, fanIn, data, update } = weight;
    const { std } = data.moments();
    const log10 = log10Ratio(update.moments().std, std);
    if (log10 === undefined) return [];
    if (!fanIn || !isNormalised(snapshot, layer)) return [{ name, layer, log10, fair: log10 }];
    const over = std * Math.sqrt(fanIn);
    return [{ name, layer, log10, over, fair: log10 + 2 * Math.log10(over) }];
  });
}

/** Above which log₁₀ weights move too fast: those ahead of a norm may move ten times faster. */
function highOf(
  isNormalised: boolean,
  { centre, within }: Pick<Required<UpdateRatioRuleOptions>, 'centre' | 'within'>,
) {
  return centre + within + (isNormalised ? 1 : 0);
}

interface Moves {
  /** The highest learning rate seen. */
  highest: number;
  /** The lowest loss seen. */
  lowest: number;
  /** Weights, and `run`, that have moved enough at some time. */
  readonly movers: Record<string, true>;
}

function ofRun(
  middle: number,
  { centre, within, beyond }: Required<UpdateRatioRuleOptions>,
  rate: string,
  learningRate: number,
  works: boolean,
): Observation {
  const side = Math.sign(middle - centre);
  const grave = Math.abs(middle - centre) > beyond;
  return {
    subject: 'run',
    severity: works ? 'info' : grave ? 'error' : 'warning',
    value: middle,
    threshold: centre + side * (grave ? beyond : within),
    formula: 'median over the weights but the last of log₁₀(std(update) / std(data))',
    meaning:
      side < 0
        ? `Each step changes the weights by 10^${figure(middle)} of their size: the learning rate of ${figure(learningRate)} is too low.`
        : `Each step changes the weights by 10^${figure(middle)} of their size: the learning rate of ${figure(learningRate)} is ${works ? 'high, though the network learns' : 'too high'}.`,
    remedy: `A learning rate of ${rate} would centre it at ${figure(centre)}.`,
  };
}

function ofWeight(
  { name, layer, log10, fair, over }: Move,
  { centre, within }: Required<UpdateRatioRuleOptions>,
  rate: string | undefined,
): Observation | undefined {
  const side = Math.sign(log10 - centre);
  const startIt = `tart it ${side < 0 ? 'smaller' : 'larger'}.`;
  const common = {
    subject: name,
    severity: 'info' as const,
    value: log10,
    threshold: centre + side * within,
    formula: 'log₁₀(std(update) / std(data))',
  };
  if (over === undefined) {
    return {
      ...common,
      meaning: `${name} ${side < 0 ? 'hardly moves' : 'moves fast'} relative to its size, while the other weights are within bounds.`,
      remedy: rate
        ? `A learning rate of ${rate} would centre it; or s${startIt}`
        : `S${startIt} No rate that suits the others moves it enough.`,
    };
  }
  // Steps that are too large make a weight ahead of a norm grow until they are not.
  if (side > 0 && fair <= highOf(true, { centre, within })) return undefined;
  if (side < 0 && timesApart(over, 1) < offSize) return undefined;
  return {
    ...common,
    meaning: `${name} ${side < 0 ? 'hardly moves' : 'moves fast'} relative to its size, which is ${figure(over)} times that of theory; the norm after it hides that from all but its updates.`,
    ...(side < 0 && { settings: smaller(layer) }),
    remedy:
      side < 0
        ? `Start it ${figure(over)} times smaller: kaimingNormal with gain 1.`
        : rate
          ? `Lower the learning rate to ${rate}, or s${startIt}`
          : `S${startIt}`,
  };
}

const smaller = (layer: string): readonly Setting[] => [{ layer, option: 'gain', value: 1 }];

/** How many times off a size must be to be what an update:data ratio is off of. */
const offSize = 1.5;

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
  ],
  schema: { 'centre?': '-30 <= number <= 30', 'within?': 'number > 0', 'beyond?': 'number > 0' },
  operator: (options, { task }) => updateRatioRule(options, task),
});
