import type { Setting } from '@weir/core';
import { figure } from '../evidence/figure.ts';
import type { WeightMove } from '../evidence/weightMoves.ts';
import { timesApart } from '../findings/grade.ts';
import type { Observation } from '../findings/judge.ts';

/** Where log₁₀ update:data should lie, as `updateRatioRule` has it. */
export interface MoveBounds {
  readonly centre: number;
  readonly within: number;
  readonly beyond: number;
}

/** Above which log₁₀ weights move too fast: those ahead of a norm may move ten times faster. */
export function highestMove(
  isNormalised: boolean,
  { centre, within }: Pick<MoveBounds, 'centre' | 'within'>,
) {
  return centre + within + (isNormalised ? 1 : 0);
}

/** That the rate is too low or too high for the network as a whole, whose middle is off. */
export function noteOfRun(
  middle: number,
  { centre, within, beyond }: MoveBounds,
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
    remedy: works
      ? `Leave it while the loss falls: a learning rate of ${rate} would centre it at 10^${figure(centre)}, and take ${figure(10 ** (middle - centre))} times as many steps to go as far. Lower it, by a schedule, once the loss stays where it is.`
      : `A learning rate of ${rate} would centre it at 10^${figure(centre)}.`,
  };
}

/**
 * That one weight moves otherwise than the rest. Undefined of one ahead of a norm whose size explains that.
 *
 * @param rate What would centre it; undefined where that would take the others out of bounds.
 */
export function noteOfWeight(
  { name, layer, log10, fair, over }: WeightMove,
  { centre, within }: MoveBounds,
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
  if (side > 0 && fair <= highestMove(true, { centre, within })) return undefined;
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
