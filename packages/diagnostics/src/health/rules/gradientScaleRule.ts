import type { FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { layerSelectionSchema } from '../../selection/layerSelection.ts';
import type { LayerSelection } from '../../selection/layerSelection.ts';
import { gainBefore } from '../evidence/architecture.ts';
import { depthRatio } from '../evidence/depthRatio.ts';
import { figure } from '../evidence/figure.ts';
import { oneOf, scaleRemedies } from '../evidence/scaleRemedies.ts';
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
 * lecture's healthy networks stay within 2 over five layers. Silent where all that would change it is in place, and of
 * a batch too small for the norms between, through which hardly any gradient comes (`batchNormBatchSize` speaks).
 */
export function gradientScaleRule({
  info = 2,
  warning = 5,
  error = 100,
  ...selection
}: GradientScaleRuleOptions = {}): OperatorFunction<Snapshot, FindingChanged> {
  return findings('gradientScale', () => (snapshot) => {
    const all = snapshot.layers;
    const found = depthRatio('gradientScale', all, selection, ({ grad }) => grad);
    const ratio = found ? 1 / found.ratio : NaN;
    const graded = grade(timesApart(ratio, 1), { info, warning, error });
    if (!found || !graded || !Number.isFinite(ratio)) return [];
    const { first, last, layers, firstStd, lastStd } = found;
    if (all.some(({ batchMoments, output }) => batchMoments && (output.shape[0] ?? 0) < smallestBatch))
      return [];
    // A sigmoid's slope is 1/4 at most: on the way back, 4 makes up for it.
    const wanted = last.kind === 'sigmoid' ? 4 : gainBefore(last);
    const remedies = scaleRemedies(snapshot, first, last, ratio, wanted);
    if (remedies.length === 0) return [];
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
        remedy: oneOf(remedies),
      },
    ];
  });
}

/** Examples below which a batchNorm's own gradient says little. */
const smallestBatch = 8;

export const gradientScaleRuleKind = ruleKind({
  type: 'gradientScale',
  consequenceOf: ['allZero', 'weightScale', 'activationScale', 'deadUnits'],
  schema: { ...layerSelectionSchema, ...gradesSchema },
  operator: gradientScaleRule,
});
