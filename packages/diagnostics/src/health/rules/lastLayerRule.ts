import type { FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { log10Ratio } from '../../statistics/ratio.ts';
import { healthyUpdateRatio } from '../../measures/healthyUpdateRatio.ts';
import { weightMatrices } from '../../selection/weightMatrices.ts';
import { figure } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import { grade, gradesSchema } from '../findings/grade.ts';
import type { Grades } from '../findings/grade.ts';
import { median } from '../evidence/median.ts';
import { obstacleTo } from '../evidence/obstacle.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/** Thresholds of `lastLayerRule`, all with defaults. */
export type LastLayerRuleOptions = Grades;

/**
 * The last layer learns faster than the rest: its log₁₀ update:data less the median of the others'.
 *
 * Defaults: info above 2, a hundred times; warning above 2.5, which a small start alone does not last at. The
 * lecture's networks are at 2.7 at the first step, because the last layer starts small on purpose, and at 0.3 to 1.5
 * after 1,000; healthy residual networks at 1.2. Raised at the third snapshot. Silent where the others hardly move or
 * something keeps them from learning: other rules say so.
 *
 * @example
 * ```ts
 * const weight = (at: number, moved: number) => {
 *   const of = (size: number) => ({ values: [size, -size], shape: [2, 1] });
 *   return { name: `${at}.linear.weight`, data: of(1), grad: of(10 * moved), update: of(moved) };
 * };
 * const parameters = [weight(0, 0.001), weight(1, 0.001), weight(2, 1)];
 * const snapshots$ = range(0, 3).pipe(map((step) => arraySnapshot({ step, parameters })));
 * const { finding } = await lastValueFrom(snapshots$.pipe(lastLayerRule()));
 * [finding.subject, finding.value]; // → ['2.linear.weight', 3]
 * ```
 */
export function lastLayerRule({
  info = 2,
  warning = 2.5,
  ...grades
}: LastLayerRuleOptions = {}): OperatorFunction<Snapshot, FindingChanged> {
  return findings(
    'lastLayer',
    () => (snapshot) => {
      const ratios = weightMatrices(snapshot.parameters).map(({ name, layer, data, update }) => ({
        name,
        layer,
        log10: log10Ratio(update.moments().std, data.moments().std) ?? NaN,
      }));
      const last = ratios.at(-1);
      const others = ratios.slice(0, -1).filter(({ log10 }) => Number.isFinite(log10));
      if (!last || !Number.isFinite(last.log10) || others.length === 0) return undefined;
      const rest = median(others.map(({ log10 }) => log10));
      const value = last.log10 - rest;
      const graded = grade(value, { info, warning, ...grades });
      // Where the rest hardly moves, it is the rest that something is wrong with.
      if (!graded || rest < slowest || obstacleTo(snapshot)) return [];
      return [
        {
          subject: last.name,
          ...graded,
          value,
          formula: 'log₁₀ update:data of the last weight − median of the others’',
          meaning: `The last layer learns ${figure(10 ** value)} times as fast, relative to its size, as the rest.`,
          remedy: `It settles as it grows; if not, start ${last.name} ${figure(larger(value))} times larger, as long as the first loss stays at −ln(1/C).`,
          settings: [{ layer: last.layer, option: 'scale', value: larger(value) }],
        },
      ];
    },
    { raiseAfter: 3 },
  );
}

/** A last weight k times larger moves k times less beside its size, and passes k times more back to the others. */
const larger = (value: number): number => 10 ** ((value - 1) / 2);

/** log₁₀ update:data below which `updateRatio` speaks of the rest. */
const slowest = healthyUpdateRatio.centre - healthyUpdateRatio.within;

/** `lastLayer` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const lastLayerRuleKind = ruleKind({
  type: 'lastLayer',
  consequenceOf: [
    'notFinite',
    'labelSmoothing',
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
    'atChance',
    'updateRatio',
  ],
  schema: gradesSchema,
  operator: lastLayerRule,
});
