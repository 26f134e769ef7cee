import type { FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import type { Task } from '../evidence/task.ts';
import { findings } from '../findings/findings.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/**
 * What goes by the validation loss, early stopping or `reduceOnPlateau`, cannot act: the run has fewer evaluations on the way than it
 * waits for.
 *
 * A warning where there is none at all, info where patience outlasts them: the best parameters are kept then, of early stopping, but
 * nothing ends. A fact of the configuration, said at the first snapshot; silent without a task.
 *
 * @example
 * ```ts
 * const task = { steps: 1000, evaluateEvery: 1000, waits: [{ option: 'earlyStopping', evaluations: 6 }] };
 * const { finding } = await lastValueFrom(of(arraySnapshot({})).pipe(evaluationCadenceRule(task)));
 * [finding.severity, finding.value]; // → ['warning', 0]
 * ```
 */
export function evaluationCadenceRule(
  task?: Pick<Task, 'steps' | 'evaluateEvery' | 'waits'>,
): OperatorFunction<Snapshot, FindingChanged> {
  return findings<Snapshot>(
    'evaluationCadence',
    () => () => {
      const { steps, evaluateEvery, waits = [] } = task ?? {};
      if (steps === undefined || evaluateEvery === undefined) return [];
      const value = Math.ceil(steps / evaluateEvery) - 1;
      return waits
        .filter(({ evaluations }) => value < evaluations)
        .map(({ option, evaluations }) => {
          const every = Math.max(1, Math.floor((steps - 1) / (2 * evaluations)));
          const isEnough = Math.ceil(steps / every) - 1 >= evaluations;
          return {
            subject: option,
            severity: value === 0 ? ('warning' as const) : ('info' as const),
            value,
            threshold: evaluations,
            formula: 'evaluations on the way, against those after which it can act',
            meaning: `${option} goes by the validation loss, of which it takes ${evaluations} evaluations to act: an evaluateEvery of ${evaluateEvery} makes ${value === 0 ? 'none' : value} in ${steps} steps, that at the end aside. It does nothing.`,
            ...(isEnough
              ? {
                  remedy: `Evaluate every ${every} steps, or lower its patience.`,
                  settings: [{ option: 'evaluateEvery', value: every }],
                }
              : { remedy: 'Take more steps, or lower its patience.' }),
          };
        });
    },
    { fact: true },
  );
}

/** `evaluationCadence` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const evaluationCadenceRuleKind = ruleKind({
  type: 'evaluationCadence',
  lasts: true,
  schema: {},
  operator: (_options, { task }) => evaluationCadenceRule(task),
});
