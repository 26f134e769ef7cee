import type { FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { layerSelectionSchema } from '../../selection/layerSelection.ts';
import type { LayerSelection } from '../../selection/layerSelection.ts';
import { figure } from '../evidence/figure.ts';
import { scaleRemedies } from '../evidence/scaleRemedies.ts';
import type { Task } from '../evidence/task.ts';
import { gradesSchema } from '../findings/grade.ts';
import type { Grades } from '../findings/grade.ts';
import { ruleKind } from '../kinds/ruleKind.ts';
import { scaleAlongDepth } from './scaleAlongDepth.ts';

/** Thresholds of `activationScaleRule`, all with defaults. */
export interface ActivationScaleRuleOptions extends LayerSelection, Grades {}

/**
 * Activations vanish or explode along depth: std of the last hidden layer over that of the first.
 *
 * The thresholds are how many times either way. Defaults: info above 1.5, warning above 4, error above 100. The
 * lecture's healthy networks stay within 1.2; tanh with gain 1 ends at half after six layers; a linear network
 * with gain 5/3 grows 1.67 times at every layer. Silent where all that would change it is in place: a norm after each
 * weight and residual connections; of what began well and has grown in a network that learns well; residual sums grow
 * with depth in every healthy network.
 *
 * @example
 * ```ts
 * const layer = (kind: string, size: number) => ({ kind, output: { values: [size, -size] } });
 * const layers = [layer('tanh', 0.5), layer('tanh', 0.05), layer('linear', 1)];
 * const { finding } = await lastValueFrom(of(arraySnapshot({ layers })).pipe(activationScaleRule()));
 * finding.meaning; // → 'Outputs shrink from std 0.707 to 0.0707 along depth, 0.1 times at each layer.'
 * ```
 */
export function activationScaleRule(
  { info = 1.5, warning = 4, error = 100, ...selection }: ActivationScaleRuleOptions = {},
  task?: Pick<Task, 'baseline' | 'floor'>,
): OperatorFunction<Snapshot, FindingChanged> {
  return scaleAlongDepth(
    'activationScale',
    {
      reading: ({ output }) => output,
      remedies: (snapshot, { first, last, ratio }, starts) =>
        scaleRemedies(snapshot, first, last, ratio, starts),
      words: ({ first, last, layers, ratio, firstStd, lastStd }) => ({
        subject: last.name,
        formula: `std(${last.name}) / std(${first.name})`,
        meaning:
          `Outputs ${ratio < 1 ? 'shrink' : 'grow'} from std ${figure(firstStd)} to ${figure(lastStd)} along depth, ` +
          `${figure(ratio ** (1 / layers))} times at each layer.`,
      }),
    },
    { info, warning, error, ...selection },
    task,
  );
}

/** `activationScale` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const activationScaleRuleKind = ruleKind({
  type: 'activationScale',
  consequenceOf: ['dataScale', 'weightDecay', 'allZero', 'weightScale', 'deadUnits'],
  schema: { ...layerSelectionSchema, ...gradesSchema },
  operator: (options, { task }) => activationScaleRule(options, task),
});
