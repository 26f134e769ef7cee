import type { DiagnosticFailed, FindingChanged, Snapshot } from '@weir/core';
import { budgeted, watch } from '@weir/diagnostics';
import type { Budget, RuleInputs } from '@weir/diagnostics';
import type { OperatorFunction } from 'rxjs';
import type { WatchingRule } from './experiment.ts';

/**
 * A health rule as a run has it, of the steps at its cadence. A budget counts what it costs but never thins it: what is found, and whether a run is
 * stopped, must not depend on time.
 */
export function judged(
  { kind, options }: WatchingRule,
  inputs: RuleInputs,
  budget: Budget | undefined,
): OperatorFunction<Snapshot, FindingChanged | DiagnosticFailed> {
  const findings = watch(kind, options, inputs, 1);
  if (!budget) return findings;
  const counted = { diagnostic: 'health rules', every: kind.defaultEvery, fixed: true };
  return budgeted(budget, counted, findings);
}
