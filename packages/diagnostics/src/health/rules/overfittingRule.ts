import type { FindingChanged, RunEvaluated } from '@weir/core';
import { EMPTY, ignoreElements, merge } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { figure, percentage } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import { isNear } from '../findings/grade.ts';
import { learnable, shareLeft } from '../evidence/learnable.ts';
import type { Task } from '../evidence/task.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/** Thresholds of `overfittingRule`, all with defaults. */
export interface OverfittingRuleOptions {
  /** (validation − train) / train above which it is a warning. Default 0.1, SageMaker Debugger's. */
  readonly ratio?: number;
  /**
   * The least difference of the two losses that counts, as a share of the loss at chance (of 1 where that is unknown).
   * Default 0.05: next to a loss of 0.01, ratios mean little. Of few examples it is 1/√N of those validated by: one or two of a
   * hundred that the network is sure of and wrong are chance.
   */
  readonly least?: number;
}

/**
 * The network knows its examples by heart: it does worse on the validation split than on the training split.
 *
 * Silent of a network that does no better than chance on the training split, or has run away: it knows nothing by heart.
 *
 * @param task What chance has, and whether the run stops early by itself, which is then not proposed.
 *
 * @example
 * ```ts
 * import type { RunEvaluated } from '@weir/core';
 *
 * const evaluation: RunEvaluated = { type: 'evaluated', step: 1000, splits: { train: { loss: 1 }, validation: { loss: 1.5 } } };
 * const { finding } = await lastValueFrom(of(evaluation).pipe(overfittingRule()));
 * [finding.severity, finding.value]; // → ['warning', 0.5]
 * ```
 */
export function overfittingRule(
  { ratio = 0.1, least = 0.05 }: OverfittingRuleOptions = {},
  task?: Pick<Task, 'baseline' | 'floor' | 'stopsEarly' | 'examples'>,
): OperatorFunction<RunEvaluated, FindingChanged> {
  return findings<RunEvaluated, { best: { readonly step: number; readonly loss: number } }>(
    'overfitting',
    {
      initial: { best: { step: 0, loss: Infinity } },
      look(state, { step, parametersOf: origin = step, splits }) {
        const train = splits['train']?.loss;
        const validation = splits['validation']?.loss;
        if (train === undefined || validation === undefined) return undefined;
        if (validation < state.best.loss) state.best = { step: origin, loss: validation };
        const { best } = state;
        const stops = best.step < origin && !task?.stopsEarly;
        // What is no better than chance has learnt nothing, by heart or otherwise.
        if (!Number.isFinite(train) || (shareLeft(train, task) ?? 0) > learns) return [];
        const value = (validation - train) / train;
        const near = !(value > ratio);
        const counts = Math.max(least, 1 / Math.sqrt(validationShare * (task?.examples ?? Infinity)));
        if ((near && !isNear(value, ratio)) || validation - train <= counts * (learnable(task) || 1))
          return [];
        return [
          {
            subject: 'run',
            severity: 'warning',
            ...(near && { near }),
            value,
            threshold: ratio,
            formula: '(validation loss − train loss) / train loss',
            meaning: `The validation loss of ${figure(validation)} is ${value < 10 ? `${percentage(value)} above` : `${figure(value + 1)} times`} the training loss of ${figure(train)}.`,
            ...(best.step > 0 && stops && { settings: [{ option: 'steps', value: best.step }] }),
            remedy: task?.stopsEarly
              ? 'The run ends early by itself and keeps the best parameters; to do better, use more data, fewer parameters, dropout or weight decay.'
              : stops
                ? `Stop at step ${best.step}, where the validation loss was ${figure(best.loss)}; or use more data, fewer parameters, dropout or weight decay.`
                : 'Use more data, fewer parameters, dropout or weight decay.',
          },
        ];
      },
    },
    { clearAfter: 1 },
  );
}

/** Share of what there is to learn that is left, above which a network has hardly begun. */
const learns = 0.95;

/** Examples that validate, beside those that train. */
const validationShare = 1 / 8;

/** `overfitting` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const overfittingRuleKind = ruleKind({
  type: 'overfitting',
  consequenceOf: ['notFinite', 'evaluationMode', 'outputLayer', 'atChance'],
  schema: { 'ratio?': 'number >= 0', 'least?': 'number >= 0' },
  operator: (options, { evaluations = EMPTY, task }) => {
    const rule = overfittingRule(options, task);
    return (source) => merge(source.pipe(ignoreElements()), evaluations.pipe(rule));
  },
});
