import type { FindingChanged } from '@weir/core';
import { EMPTY, ignoreElements, merge } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import type { EvaluationProbe } from '../evidence/evaluationProbe.ts';
import { figure } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/** Thresholds of `evaluationModeRule`, all with defaults. */
export interface EvaluationModeRuleOptions {
  /** Relative difference of the two losses above which it is an error. Default 1e-4: float32 rounds below 1e-5. */
  readonly relative?: number;
}

/**
 * The evaluation runs in training mode: the loss of the same examples changes with their company (BatchNorm on
 * batch statistics) or from one time to the next (dropout).
 *
 * @example
 * ```ts
 * const { finding } = await lastValueFrom(of({ step: 1000, loss: 2.1, again: 2.2 }).pipe(evaluationModeRule()));
 * finding.severity; // → 'error'
 * ```
 */
export function evaluationModeRule({ relative = 1e-4 }: EvaluationModeRuleOptions = {}): OperatorFunction<
  EvaluationProbe,
  FindingChanged
> {
  return findings(
    'evaluationMode',
    () =>
      ({ loss, again }) => {
        const value = Math.abs(loss - again) / Math.max(Math.abs(loss), Math.abs(again), Number.MIN_VALUE);
        if (!(value > relative)) return [];
        return [
          {
            subject: 'run',
            severity: 'error',
            value,
            threshold: relative,
            formula: '|loss − loss again| / loss, of the same examples among different others',
            meaning: `The same examples have loss ${figure(loss)} and then ${figure(again)}: the network is evaluated in training mode.`,
            remedy:
              'Evaluate forEvaluation(network, runningMoments): running statistics instead of the batch’s, and no dropout.',
          },
        ];
      },
    { clearAfter: 1 },
  );
}

/** `evaluationMode` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const evaluationModeRuleKind = ruleKind({
  type: 'evaluationMode',
  schema: { 'relative?': 'number > 0' },
  operator: (options, { probes = EMPTY }) => {
    const rule = evaluationModeRule(options);
    return (source) => merge(source.pipe(ignoreElements()), probes.pipe(rule));
  },
});
