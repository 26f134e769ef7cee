import type { FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { log10Ratio } from '../../statistics/ratio.ts';
import { weightMatrices } from '../../selection/weightMatrices.ts';
import { figure } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import { grade, gradesSchema } from '../findings/grade.ts';
import type { Grades } from '../findings/grade.ts';
import { median } from '../evidence/median.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

export type LastLayerRuleOptions = Grades;

/**
 * The last layer learns faster than the rest: its log₁₀ update:data less the median of the others'.
 *
 * Defaults: info above 1, ten times; warning above 2.5, which a small start alone does not last at. The lecture's
 * networks are at 2.7 at the first step, because the last layer starts small on purpose, and at 0.3 to 1.5 after
 * 1,000. Raised at the third snapshot.
 */
export function lastLayerRule({
  info = 1,
  warning = 2.5,
  ...grades
}: LastLayerRuleOptions = {}): OperatorFunction<Snapshot, FindingChanged> {
  return findings(
    'lastLayer',
    () =>
      ({ parameters }) => {
        const ratios = weightMatrices(parameters).map(({ name, data, update }) => ({
          name,
          log10: log10Ratio(update.moments().std, data.moments().std) ?? NaN,
        }));
        const last = ratios.at(-1);
        const others = ratios.slice(0, -1).filter(({ log10 }) => Number.isFinite(log10));
        if (!last || !Number.isFinite(last.log10) || others.length === 0) return undefined;
        const value = last.log10 - median(others.map(({ log10 }) => log10));
        const graded = grade(value, { info, warning, ...grades });
        if (!graded) return [];
        return [
          {
            subject: last.name,
            ...graded,
            value,
            formula: 'log₁₀ update:data of the last weight − median of the others’',
            meaning: `The last layer learns ${figure(10 ** value)} times as fast, relative to its size, as the rest.`,
            remedy: `It settles as it grows; if not, start ${last.name} up to ${figure(10 ** value)} times larger, as long as the first loss stays at −ln(1/C).`,
          },
        ];
      },
    { raiseAfter: 3 },
  );
}

export const lastLayerRuleKind = ruleKind({
  type: 'lastLayer',
  consequenceOf: [
    'notFinite',
    'allZero',
    'noGradient',
    'symmetry',
    'deadUnits',
    'activationScale',
    'gradientScale',
  ],
  schema: gradesSchema,
  operator: lastLayerRule,
});
