import type { FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { layerSelectionSchema } from '../../selection/layerSelection.ts';
import type { LayerSelection } from '../../selection/layerSelection.ts';
import { gainBefore } from '../evidence/architecture.ts';
import { depthRatio } from '../evidence/depthRatio.ts';
import { figure } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import { grade, gradesSchema, timesApart } from '../findings/grade.ts';
import type { Grades } from '../findings/grade.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

export interface GradientScaleRuleOptions extends LayerSelection, Grades {}

/**
 * Gradients vanish or explode on their way back: std of ∂loss/∂output of the first hidden layer over that of the
 * last.
 *
 * The thresholds are how many times either way. Defaults: info above 2, warning above 5, error above 100. The
 * lecture's healthy networks stay within 2 over five layers.
 */
export function gradientScaleRule({
  info = 2,
  warning = 5,
  error = 100,
  ...selection
}: GradientScaleRuleOptions = {}): OperatorFunction<Snapshot, FindingChanged> {
  return findings('gradientScale', () => ({ layers: all }) => {
    const found = depthRatio('gradientScale', all, selection, ({ grad }) => grad);
    const ratio = found ? 1 / found.ratio : NaN;
    const graded = grade(timesApart(ratio, 1), { info, warning, error });
    if (!found || !graded || !Number.isFinite(ratio)) return [];
    const { first, last, layers, firstStd, lastStd } = found;
    return [
      {
        subject: first.name,
        severity: graded.severity,
        value: ratio,
        threshold: ratio < 1 ? 1 / graded.threshold : graded.threshold,
        formula: `std(∂loss/∂${first.name}) / std(∂loss/∂${last.name})`,
        meaning:
          `Gradients ${ratio < 1 ? 'vanish' : 'explode'} from std ${figure(lastStd)} to ${figure(firstStd)} on their way back, ` +
          `${figure(ratio ** (1 / layers))} times at each layer: early layers learn ${ratio < 1 ? 'too little' : 'too fast'}.`,
        remedy: `Start the weights with gain ${figure(gainBefore(last))} over √fanIn, put a batchNorm after each, or add residual connections.`,
      },
    ];
  });
}

export const gradientScaleRuleKind = ruleKind({
  type: 'gradientScale',
  consequenceOf: ['allZero', 'weightScale', 'activationScale', 'deadUnits'],
  schema: { ...layerSelectionSchema, ...gradesSchema },
  operator: gradientScaleRule,
});
