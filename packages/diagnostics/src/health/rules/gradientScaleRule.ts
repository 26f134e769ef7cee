import type { FindingChanged, ParameterSnapshot, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { layerSelectionSchema } from '../../selection/layerSelection.ts';
import type { LayerSelection } from '../../selection/layerSelection.ts';
import { predecessorOf, startGain, weightOf } from '../evidence/architecture.ts';
import type { DepthRatio } from '../evidence/depthRatio.ts';
import { figure } from '../evidence/figure.ts';
import { gainSetting } from '../evidence/settingsOf.ts';
import { scaleRemedies } from '../evidence/scaleRemedies.ts';
import type { ScaleRemedy } from '../evidence/scaleRemedies.ts';
import type { StartStds } from '../evidence/startStds.ts';
import type { Task } from '../evidence/task.ts';
import { gradesSchema } from '../findings/grade.ts';
import type { Grades } from '../findings/grade.ts';
import { ruleKind } from '../kinds/ruleKind.ts';
import { scaleAlongDepth } from './scaleAlongDepth.ts';

/** Thresholds of `gradientScaleRule`, all with defaults. */
export interface GradientScaleRuleOptions extends LayerSelection, Grades {}

/**
 * Gradients vanish or explode on their way back: std of ∂loss/∂output of the first hidden layer over that of the
 * last.
 *
 * The thresholds are how many times either way. Defaults: info above 2, warning above 5, error above 100. The
 * lecture's healthy networks stay within 2 over five layers. Silent where all that would change it is in place, of what began
 * well and has grown in a network that learns well, and of
 * a batch too small for the norms between, through which hardly any gradient comes (`batchNormBatchSize` speaks).
 *
 * @example
 * ```ts
 * const layer = (kind: string, grad: number) => ({ kind, output: { values: [0.5, -0.5] }, grad: { values: [grad, -grad] } });
 * const layers = [layer('tanh', 0.001), layer('tanh', 0.1), layer('linear', 1)];
 * const { finding } = await lastValueFrom(of(arraySnapshot({ layers })).pipe(gradientScaleRule()));
 * [finding.subject, finding.value]; // → ['0.tanh', 0.01]
 * ```
 */
export function gradientScaleRule(
  { info = 2, warning = 5, error = 100, ...selection }: GradientScaleRuleOptions = {},
  task?: Pick<Task, 'baseline' | 'floor'>,
): OperatorFunction<Snapshot, FindingChanged> {
  return scaleAlongDepth(
    'gradientScale',
    {
      reading: ({ grad }) => grad,
      isBackward: true,
      isUnclear: ({ layers }) =>
        layers.some(({ batchMoments, output }) => batchMoments && (output.shape[0] ?? 0) < smallestBatch),
      remedies: gradientRemedies,
      words: ({ first, last, layers, ratio, firstStd, lastStd }) => ({
        subject: first.name,
        formula: `std(∂loss/∂${first.name}) / std(∂loss/∂${last.name})`,
        meaning:
          `Gradients ${ratio < 1 ? 'vanish' : 'explode'} from std ${figure(lastStd)} to ${figure(firstStd)} on their way back, ` +
          `${figure(ratio ** (1 / layers))} times at each layer: early layers learn ${ratio < 1 ? 'too little' : 'too fast'}.`,
      }),
    },
    { info, warning, error, ...selection },
    task,
  );
}

/** Beside what mends any scale, an activation that passes more back. */
function gradientRemedies(
  snapshot: Snapshot,
  { first, last, ratio }: DepthRatio,
  starts: StartStds,
): readonly ScaleRemedy[] {
  const steeper = {
    text: `use tanh in place of sigmoid, whose slope is at most 1/4, with gain ${figure(tanhGain)} ahead`,
    rebuilds: false,
    settings: snapshot.layers
      .filter(({ kind }) => kind === 'sigmoid')
      .flatMap(({ name }) => [
        { layer: name, option: 'type', value: 'tanh' },
        ...weightAhead(snapshot, name).map((weight) => gainSetting(weight, tanhGain)),
      ]),
  };
  const others = scaleRemedies(snapshot, first, last, ratio, starts, startGain(last));
  return last.kind === 'sigmoid' && ratio < 1 ? [steeper, ...others] : others;
}

/** What keeps a scale through tanh, the lecture's. */
const tanhGain = 5 / 3;

function weightAhead(snapshot: Snapshot, name: string): readonly ParameterSnapshot[] {
  const before = predecessorOf(snapshot, name);
  const weight = before && weightOf(snapshot, before.name);
  return weight?.fanIn ? [weight] : [];
}

/** Examples below which a batchNorm's own gradient says little. */
const smallestBatch = 8;

/** `gradientScale` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const gradientScaleRuleKind = ruleKind({
  type: 'gradientScale',
  consequenceOf: ['dataScale', 'weightDecay', 'allZero', 'weightScale', 'activationScale', 'deadUnits'],
  schema: { ...layerSelectionSchema, ...gradesSchema },
  operator: (options, { task }) => gradientScaleRule(options, task),
});
