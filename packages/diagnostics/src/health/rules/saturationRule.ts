import type { FindingChanged, LayerSnapshot, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { layerSelectionSchema, selectLayers } from '../../selection/layerSelection.ts';
import type { LayerSelection } from '../../selection/layerSelection.ts';
import { requireThreshold, saturatedShare, saturationThreshold } from '../../flatness/saturated.ts';
import { gainBefore, predecessorOf, weightOf } from '../evidence/architecture.ts';
import { figure, percentage } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import { grade, shareGradesSchema } from '../findings/grade.ts';
import type { Grades } from '../findings/grade.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

export interface SaturationRuleOptions extends LayerSelection, Grades {
  /** |h| from which on tanh is flat, and a sigmoid at the same tails. Default 0.97, the lecture's. */
  readonly flat?: number;
}

/**
 * Too much of a tanh's or sigmoid's output lies in its flat tails, where it passes no gradient back.
 *
 * Defaults: info above 25 %, warning above 35 %, error above 60 %. The lecture's healthy networks have 2 to
 * 22 %, up to 32 % after 200,000 steps; gain 3 gives 45 %, the first network 73 %.
 *
 * @throws RangeError if `flat` is not between 0 and 1.
 */
export function saturationRule({
  flat = saturationThreshold,
  info = 0.25,
  warning = 0.35,
  error = 0.6,
  ...selection
}: SaturationRuleOptions = {}): OperatorFunction<Snapshot, FindingChanged> {
  requireThreshold('saturation', flat);
  return findings(
    'saturation',
    () => (snapshot) =>
      selectLayers('saturation', snapshot.layers, selection).flatMap((layer) => {
        const value = saturatedShare(layer, flat);
        const graded = value === undefined ? undefined : grade(value, { info, warning, error });
        if (value === undefined || !graded) return [];
        return [
          {
            subject: layer.name,
            ...graded,
            value,
            formula: layer.kind === 'tanh' ? `share of |h| > ${flat}` : `share of |2h − 1| > ${flat}`,
            meaning: `${percentage(value)} of ${layer.name}'s outputs are flat: what sits there passes almost no gradient back.`,
            remedy: remedy(snapshot, layer),
          },
        ];
      }),
  );
}

function remedy(snapshot: Snapshot, layer: LayerSnapshot): string {
  const before = predecessorOf(snapshot, layer.name);
  if (!before) return 'Scale the input to std 1.';
  const { std } = before.output.moments();
  const weight = weightOf(snapshot, before.name);
  if (!weight?.fanIn)
    return `Its input has std ${figure(std)}: start the gain of ${before.name} at ${figure(1 / std)} of what it is.`;
  const wanted = gainBefore(layer) / Math.sqrt(weight.fanIn);
  return (
    `Its input has std ${figure(std)}: start ${weight.name} with std ${figure(wanted)} ` +
    `(gain ${figure(gainBefore(layer))} / √${weight.fanIn}) instead of ${figure(weight.data.moments().std)}, ` +
    'or put a batchNorm ahead.'
  );
}

export const saturationRuleKind = ruleKind({
  type: 'saturation',
  consequenceOf: ['weightScale', 'activationScale'],
  schema: { ...layerSelectionSchema, ...shareGradesSchema, 'flat?': '0 < number < 1' },
  operator: saturationRule,
});
