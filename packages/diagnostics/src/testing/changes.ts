import type { FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { measure } from './measure.ts';

/** What a rule has to say of these snapshots, a line a change: `100 raised warning 3.tanh`. */
export function changes<Value = Snapshot>(
  rule: OperatorFunction<Value, FindingChanged>,
  values: readonly Value[],
): string[] {
  return events(rule, values).map(
    ({ step, change, finding }) => `${step} ${change} ${finding.severity} ${finding.subject}`,
  );
}

/** The changes themselves. */
export function events<Value = Snapshot>(
  rule: OperatorFunction<Value, FindingChanged>,
  values: readonly Value[],
): FindingChanged[] {
  return measure(rule, ...values);
}
