import type { FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { figure } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import type { Observation } from '../findings/judge.ts';
import { expectedLoss } from '../../selection/expectedLoss.ts';
import { averageWith, noAverage } from '../evidence/movingAverage.ts';
import type { MovingAverage } from '../evidence/movingAverage.ts';
import type { Task } from '../evidence/task.ts';
import { unscaledColumns } from './dataScaleRule.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/** Thresholds of `hockeyStickRule`, all with defaults. */
export interface HockeyStickRuleOptions {
  /**
   * Number of classes C; 0 where the loss is no cross-entropy. Default: those of the snapshot's `objective`, where it has one,
   * else the width of the last layer.
   */
  readonly classes?: number;
  /** How many times −ln(1/C) the first loss must exceed. Default 1.25. */
  readonly above?: number;
}

/**
 * The loss curve is a hockey stick: a start too sure of itself, then a steep fall to −ln(1/C), where learning
 * begins. Raised (info) once the moving average has come down, with the number of steps that went to unlearning.
 *
 * @example
 * ```ts
 * const snapshots$ = range(0, 60).pipe(map((step) => arraySnapshot({ step, loss: step === 0 ? 27 : 3.2 })));
 * const { finding } = await lastValueFrom(snapshots$.pipe(hockeyStickRule({ classes: 27 })));
 * finding.subject; // → 'run'
 * ```
 */
export function hockeyStickRule(
  { classes, above = 1.25 }: HockeyStickRuleOptions = {},
  task?: Pick<Task, 'inputs'>,
): OperatorFunction<Snapshot, FindingChanged> {
  return findings<Snapshot, Fall>(
    'hockeyStick',
    {
      initial: { average: noAverage },
      look(state, snapshot) {
        const { loss, step } = snapshot;
        const { first, expected } = (state.start ??= {
          first: loss,
          expected: expectedLoss(snapshot, classes),
        });
        const smoothed = averageWith(state.average, loss, 0.9);
        if (expected === undefined || first <= above * expected) return [];
        if (!state.found && smoothed <= expected) state.found = observe(step, first, expected, task);
        return state.found ? [state.found] : [];
      },
    },
    { fact: true },
  );
}

/** How far the loss has come down, and what is said of it once it has. */
interface Fall {
  readonly average: MovingAverage;
  start?: { readonly first: number; readonly expected: number | undefined };
  found?: Observation;
}

function observe(
  steps: number,
  first: number,
  expected: number,
  task: Pick<Task, 'inputs'> | undefined,
): Observation {
  const isUnscaled = unscaledColumns(task?.inputs ?? []).length > 0;
  return {
    subject: 'run',
    severity: 'info',
    value: steps,
    threshold: 0,
    formula: 'steps until the moving average of the loss fell to −ln(1/C)',
    meaning: `The first ${steps} steps brought the loss from ${figure(first)} to ${figure(expected)}, where a network that knows nothing could have started.`,
    remedy: isUnscaled
      ? 'Standardise the inputs, as dataScale says, and those steps go to learning.'
      : 'Start the last layer small (gain 0.1, bias 0), and those steps go to learning.',
  };
}

/** `hockeyStick` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const hockeyStickRuleKind = ruleKind({
  type: 'hockeyStick',
  consequenceOf: ['initialLoss'],
  schema: { 'classes?': 'number.integer >= 0', 'above?': 'number >= 1' },
  defaultEvery: 1,
  operator: (options, { classes = 0, task }) => hockeyStickRule({ classes, ...options }, task),
});
