import type { FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { figure, percentage } from '../evidence/figure.ts';
import type { Task } from '../evidence/task.ts';
import { findings } from '../findings/findings.ts';
import { grade, shareGradesSchema } from '../findings/grade.ts';
import type { Grades } from '../findings/grade.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/** Thresholds of `labelSmoothingRule`, all with defaults. */
export type LabelSmoothingRuleOptions = Grades;

/**
 * The targets are smoothed so far that they hardly tell the classes apart: nearly all of the loss at chance is the targets' own
 * entropy, which stays whatever is learnt, and gradients are as small as what is left.
 *
 * The thresholds are the share of the loss at chance that stays. Defaults: warning above 0.9 (of ten classes, a smoothing of
 * 0.72), error above 0.999 (0.98). A smoothing of 0.1 keeps about a quarter. A fact of the configuration, said at the first snapshot;
 * silent without a task.
 *
 * @example
 * ```ts
 * const task = { loss: 'crossEntropy', baseline: Math.log(10), floor: Math.log(10) };
 * const { finding } = await lastValueFrom(of(arraySnapshot({})).pipe(labelSmoothingRule({}, task)));
 * [finding.severity, finding.value]; // → ['error', 1]
 * ```
 */
export function labelSmoothingRule(
  { warning = 0.9, error = 0.999, ...grades }: LabelSmoothingRuleOptions = {},
  task?: Pick<Task, 'loss' | 'baseline' | 'floor'>,
): OperatorFunction<Snapshot, FindingChanged> {
  return findings<Snapshot>(
    'labelSmoothing',
    () => () => {
      const { loss, baseline, floor = 0 } = task ?? {};
      if (!(baseline !== undefined && baseline > 0 && floor > 0)) return [];
      const value = floor / baseline;
      const graded = grade(value, { warning, error, ...grades });
      if (!graded || graded.near) return [];
      return [
        {
          subject: 'run',
          ...graded,
          value,
          formula: 'entropy of the targets / loss at chance',
          meaning: `Of the loss at chance, ${figure(baseline)}, ${percentage(value)} is the targets' own uncertainty, which no network can take away: they hardly tell one class from another, and there is next to nothing to learn.`,
          ...(loss === 'crossEntropy'
            ? {
                remedy: "Lower the loss's labelSmoothing to 0.1, or leave it out.",
                settings: [{ option: 'loss.labelSmoothing', value: 0.1 }],
              }
            : { remedy: 'Give targets that are nearer to 0 and 1: no learning rate mends these.' }),
        },
      ];
    },
    { fact: true },
  );
}

/** `labelSmoothing` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const labelSmoothingRuleKind = ruleKind({
  type: 'labelSmoothing',
  lasts: true,
  schema: shareGradesSchema,
  operator: (options, { task }) => labelSmoothingRule(options, task),
});
