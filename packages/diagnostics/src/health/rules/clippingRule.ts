import type { FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { figure, percentage } from '../evidence/figure.ts';
import { rateSetting } from '../evidence/settingsOf.ts';
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
 * Info: training goes on, and may well learn.
 *
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
export function clippingRule({ share = 0.9, over = 200 }: ClippingRuleOptions = {}): OperatorFunction<
  Snapshot,
  FindingChanged
> {
  if (!(share > 0 && share <= 1)) {
    throw new RangeError(`clipping: share must be above 0 and at most 1, got ${share}; 0.9 is the default`);
  }
  if (!Number.isInteger(over) || over < 1) {
    throw new RangeError(`clipping: over must be a positive integer, got ${over}; 200 is the default`);
  }
  return findings<Snapshot, { recent: { clipped: boolean; norm: number }[] }>('clipping', {
    initial: { recent: [] },
    look(state, { clipping, learningRate }) {
      if (!clipping) return [];
      const { limit, gradientNorm: norm, clipped } = clipping;
      state.recent.push({ clipped: 'norm' in limit ? clipped > 0 : clipped > valuesClipped, norm });
      if (state.recent.length > over) state.recent.shift();
      if (state.recent.length < over) return undefined;
      const value = state.recent.filter((step) => step.clipped).length / over;
      const near = value < share;
      if (near && !isNear(value, share)) return [];
      const norms = state.recent.map((step) => step.norm).sort((a, b) => a - b);
      const usual = norms[Math.floor(over / 2)] ?? norm;
      return [
        {
          subject: 'run',
          severity: 'info',
          ...(near && { near }),
          value,
          threshold: share,
          ...explained(limit, { value, usual, learningRate }),
        },
      ];
    },
  });
}

type Limit = NonNullable<Snapshot['clipping']>['limit'];

function explained(
  limit: Limit,
  {
    value,
    usual,
    learningRate,
  }: { readonly value: number; readonly usual: number; readonly learningRate: number },
) {
  const steps = percentage(value);
  if ('value' in limit) {
    return {
      formula: `share of the steps in which more than half of the gradient's values exceed ${figure(limit.value)}`,
      meaning: `In ${steps} of the steps most values of the gradient are cut to ±${figure(limit.value)}: little but their signs is left.`,
      remedy: `Raise the limit on values above ${figure(limit.value)}, or clip by the norm, which keeps the direction: the usual norm is ${figure(usual)}.`,
    };
  }
  const rate = (learningRate * limit.norm) / usual;
  return {
    formula: `share of the steps whose gradient's norm exceeds ${figure(limit.norm)}`,
    meaning: `${steps} of the steps are clipped from a norm of about ${figure(usual)} to ${figure(limit.norm)}: each has the same length, as if the rate were ${figure(rate)}.`,
    settings: [{ option: 'clip.norm', value: 2 * usual }, rateSetting({ learningRate }, rate)],
    remedy: `Raise the limit to ${figure(2 * usual)}, so that it cuts peaks alone, and lower the rate to ${figure(rate)}, which is what the steps had.`,
  };
}

/** `clipping` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const clippingRuleKind = ruleKind({
  type: 'clipping',
  schema: { 'share?': '0 < number <= 1', 'over?': '1 <= number.integer <= 100000' },
  defaultEvery: 1,
  operator: clippingRule,
});
