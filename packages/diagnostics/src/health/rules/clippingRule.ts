import type { FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { healthyUpdateRatio } from '../../measures/healthyUpdateRatio.ts';
import { weightMatrices } from '../../selection/weightMatrices.ts';
import { log10Ratio } from '../../statistics/ratio.ts';
import { figure, percentage } from '../evidence/figure.ts';
import { median } from '../evidence/median.ts';
import { rateSetting } from '../evidence/settingsOf.ts';
import type { Task } from '../evidence/task.ts';
import { findings } from '../findings/findings.ts';
import { isNear } from '../findings/grade.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/** Thresholds of `clippingRule`, all with defaults. */
export interface ClippingRuleOptions {
  /** Share of the last steps that may be clipped. Default 0.9. */
  readonly share?: number;
  /** Steps that are looked back on. Default 200. */
  readonly over?: number;
}

/** Of a limit on each value, a step counts as clipped when so large a share of its values was. */
const valuesClipped = 0.5;

/**
 * Nearly every step is clipped. A limit on the norm then fixes the length of each step, so that the loss's own slope no longer
 * counts: the learning rate is really `rate · limit / norm`, and falls when gradients grow.
 *
 * Info where training goes on, and may well learn; a warning where the limit leaves steps that move the weights by less than
 * 1e-4 of their size, which is then what a low update:data follows from. Said after fifty steps where every one was cut to
 * less than a tenth.
 *
 * The remedy raises the limit to where it cuts peaks alone, and keeps the rate as long as steps are no longer than a thousandth of
 * the weights.
 *
 * @param task `normalisesSteps`: of an optimiser whose steps do not follow the gradients' size, the rate stays.
 * @throws RangeError if `share` is not above 0 and at most 1, or `over` no positive integer.
 *
 * @example
 * ```ts
 * const clipping = { gradientNorm: 5, clipped: 1, limit: { norm: 1 } };
 * const snapshots$ = range(0, 200).pipe(map((step) => ({ ...arraySnapshot({ step }), clipping })));
 * const { finding } = await lastValueFrom(snapshots$.pipe(clippingRule()));
 * finding.remedy; // → 'Raise the limit to 10, so that it cuts peaks alone, and lower the rate to 0.02, which is what the steps had.'
 * ```
 */
export function clippingRule(
  { share = 0.9, over = 200 }: ClippingRuleOptions = {},
  task?: Pick<Task, 'normalisesSteps'>,
): OperatorFunction<Snapshot, FindingChanged> {
  if (!(share > 0 && share <= 1)) {
    throw new RangeError(`clipping: share must be above 0 and at most 1, got ${share}; 0.9 is the default`);
  }
  if (!Number.isInteger(over) || over < 1) {
    throw new RangeError(`clipping: over must be a positive integer, got ${over}; 200 is the default`);
  }
  return findings<Snapshot, Steps>('clipping', {
    initial: { recent: [], judged: 0 },
    look(state, snapshot) {
      const { clipping, learningRate } = snapshot;
      if (!clipping) return [];
      const { limit, gradientNorm: norm, clipped } = clipping;
      const isClipped = 'norm' in limit ? clipped > 0 : clipped > valuesClipped;
      const isHard = 'norm' in limit ? norm > hard * limit.norm : clipped > hardValues;
      state.recent.push({ clipped: isClipped, norm, isHard });
      if (state.recent.length > over) state.recent.shift();
      const { length } = state.recent;
      const isPlain = length >= Math.min(over, soon) && state.recent.every((step) => step.isHard);
      if (length < over && !isPlain) return undefined;
      const value = state.recent.filter((step) => step.clipped).length / length;
      const near = value < share;
      if (near && !isNear(value, share)) return [];
      const norms = state.recent.map((step) => step.norm).sort((a, b) => a - b);
      const usual = norms[Math.floor(length / 2)] ?? norm;
      // Looking at every weight costs more than a step: now and then.
      if (state.judged++ % measuredEvery === 0) state.move = usualMove(snapshot);
      const isShort = state.move !== undefined && state.move < shortest;
      return [
        {
          subject: 'run',
          severity: isShort ? 'warning' : 'info',
          ...(near && { near }),
          value,
          threshold: share,
          ...explained(limit, {
            value,
            usual,
            learningRate,
            move: state.move,
            values: snapshot.parameters.reduce(
              (total, { frozen, shape }) => total + (frozen ? 0 : shape.reduce((a, b) => a * b, 1)),
              0,
            ),
            keepsRate: task?.normalisesSteps ?? false,
          }),
        },
      ];
    },
  });
}

interface Steps {
  readonly recent: { readonly clipped: boolean; readonly norm: number; readonly isHard?: boolean }[];
  /** How often it was looked at what clipping does. */
  judged: number;
  /** log₁₀ update:data that it leaves. */
  move?: number | undefined;
}

/** Times the limit, and share of the values, beyond which a step is cut to next to nothing. */
const hard = 10;
const hardValues = 0.9;

/** Such steps that are enough. */
const soon = 50;
const measuredEvery = 50;

const shortest = healthyUpdateRatio.centre - healthyUpdateRatio.within;

/** log₁₀ update:data, the median over all weights but the last; −∞ where they have a gradient and do not move, undefined where none has. */
function usualMove({ parameters }: Snapshot): number | undefined {
  const trained = parameters.filter(({ frozen }) => !frozen);
  const moves = weightMatrices(trained).map(({ data, grad, update }) => {
    const { std } = update.moments();
    return std === 0 && grad.moments().std > 0 ? -Infinity : log10Ratio(std, data.moments().std);
  });
  const hidden = (moves.length > 1 ? moves.slice(0, -1) : moves).filter((move) => move !== undefined);
  return hidden.length > 0 ? median(hidden) : undefined;
}

type Limit = NonNullable<Snapshot['clipping']>['limit'];

interface Clipped {
  readonly value: number;
  /** Norm of the gradients ahead of clipping, in the middle. */
  readonly usual: number;
  readonly learningRate: number;
  readonly move: number | undefined;
  /** How many values the gradients have. */
  readonly values: number;
  readonly keepsRate: boolean;
}

function explained(limit: Limit, clipped: Clipped) {
  const { value, usual, learningRate, move, values, keepsRate } = clipped;
  const steps = percentage(value);
  const isOfValues = 'value' in limit;
  const cut = isOfValues ? limit.value : limit.norm;
  /** What of the limit's kind gradients usually have. */
  const has = isOfValues ? usual / Math.sqrt(Math.max(1, values)) : usual;
  const raised = (isOfValues ? 10 : 2) * has;
  const real = learningRate * Math.min(1, cut / has);
  const longer = move === undefined ? 1 : Math.max(1, 10 ** (healthyUpdateRatio.centre - move));
  const rate = keepsRate ? learningRate : Math.min(learningRate, real * longer);
  const isKept = rate > 0.9 * learningRate;
  const short =
    move !== undefined && move < shortest
      ? move === -Infinity
        ? ' What is left is lost in rounding: the weights do not move.'
        : ` What is left moves the weights by 10^${figure(move)} of their size.`
      : '';
  const rateThen = isKept
    ? 'at the rate as it is'
    : `and lower the rate to ${figure(rate)}, which is what the steps had${longer > 1 ? ', as much larger as they may be' : ''}`;
  return {
    formula: isOfValues
      ? `share of the steps in which more than half of the gradient's values exceed ${figure(cut)}`
      : `share of the steps whose gradient's norm exceeds ${figure(cut)}`,
    meaning: isOfValues
      ? `In ${steps} of the steps most values of the gradient are cut to ±${figure(cut)}: little but their signs is left.${short}`
      : `${steps} of the steps are clipped from a norm of about ${figure(usual)} to ${figure(cut)}: each has the same length, ${keepsRate ? 'whatever the slope' : `as if the rate were ${figure(real)}`}.${short}`,
    settings: [
      { option: isOfValues ? 'clip.value' : 'clip.norm', value: raised },
      ...(isKept ? [] : [rateSetting({ learningRate }, rate)]),
    ],
    remedy: isOfValues
      ? `Raise the limit on values to ${figure(raised)}, ten times what they usually are, ${rateThen}; or clip by the norm, which keeps the direction: the usual norm is ${figure(usual)}.`
      : `Raise the limit to ${figure(raised)}, so that it cuts peaks alone, ${rateThen}.`,
  };
}

/** `clipping` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const clippingRuleKind = ruleKind({
  type: 'clipping',
  consequenceOf: [
    'dataScale',
    'outputLayer',
    'weightScale',
    'activationScale',
    'gradientScale',
    'initialLoss',
  ],
  schema: { 'share?': '0 < number <= 1', 'over?': '1 <= number.integer <= 100000' },
  defaultEvery: 1,
  operator: (options, { task }) => clippingRule(options, task),
});
