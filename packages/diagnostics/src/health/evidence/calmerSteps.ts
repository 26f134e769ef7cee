import type { Setting, Snapshot } from '@weir/core';
import { healthyUpdateRatio } from '../../measures/healthyUpdateRatio.ts';
import { weightMatrices } from '../../selection/weightMatrices.ts';
import { log10Ratio } from '../../statistics/ratio.ts';
import { figure } from './figure.ts';
import { median } from './median.ts';
import { rateSetting } from './settingsOf.ts';
import type { Task } from './task.ts';

/** The rate at which an update would have moved the weights by a thousandth of their size; undefined of none. */
export function centredRate({
  learningRate,
  parameters,
}: Pick<Snapshot, 'learningRate' | 'parameters'>): number | undefined {
  const moves = weightMatrices(parameters).flatMap(
    ({ data, update }) => log10Ratio(update.moments().std, data.moments().std) ?? [],
  );
  const rate = learningRate * 10 ** (healthyUpdateRatio.centre - median(moves));
  return rate > 0 && Number.isFinite(rate) ? rate : undefined;
}

/** What ends updates that are far too large. */
export interface CalmerSteps {
  /** `Lower the learning rate from 30 to 0.0735`. */
  readonly remedy: string;
  readonly settings: readonly Setting[];
}

/**
 * Steps at which nothing runs away: a tenth of the rate at most, and what centres the first update, of which steps with
 * momentum are `1 / (1 − momentum)` times as long. Momentum that adds up more than twenty gradients is lowered to 0.9.
 *
 * @param learningRate Of this step.
 * @param centred What would have centred the first update (`centredRate`); undefined where that is not known.
 */
export function calmerSteps(
  learningRate: number,
  centred: number | undefined,
  momentum: Task['momentum'] = 0,
): CalmerSteps {
  const isHeavy = momentum > mostMomentum;
  const kept = isHeavy ? usualMomentum : momentum;
  const most = isHeavy ? learningRate : learningRate / 10;
  const rate = Math.min(most, (1 - kept) * (centred ?? Infinity));
  const rates = `learning rate from ${figure(learningRate)} to ${figure(rate)}`;
  return {
    remedy: isHeavy
      ? `Lower the momentum from ${figure(momentum)} to ${usualMomentum} and the ${rates} (with such a momentum steps grow to ${momentum < 1 ? figure(1 / (1 - momentum)) : 'any number of'} times what a gradient asks for)`
      : `Lower the ${rates}`,
    settings: [
      ...(isHeavy ? [{ option: 'optimizer.momentum', value: usualMomentum }] : []),
      rateSetting({ learningRate }, rate),
    ],
  };
}

/** Momentum above which it is what makes steps too long. */
export const mostMomentum = 0.95;
const usualMomentum = 0.9;
