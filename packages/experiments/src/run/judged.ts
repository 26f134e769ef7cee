import type { DiagnosticFailed, FindingChanged, Snapshot } from '@weir/core';
import { budgeted, watch } from '@weir/diagnostics';
import type { Budget, RuleInputs } from '@weir/diagnostics';
import { EMPTY, catchError, connect, merge } from 'rxjs';
import type { Observable, OperatorFunction } from 'rxjs';
import type { WatchingRule } from './experiment.ts';

/**
 * All the health rules of a run, each heard even if the run fails. A budget counts what they cost together but never
 * thins them: what is found, and whether a run is stopped, must not depend on time.
 */
export function judged(
  rules: readonly WatchingRule[],
  inputs: RuleInputs,
  budget: Budget | undefined,
): OperatorFunction<Snapshot, FindingChanged | DiagnosticFailed> {
  const all = connect((snapshots$: Observable<Snapshot>) =>
    merge(
      ...rules.map(({ kind, options }) =>
        snapshots$.pipe(
          watch(kind, options, inputs),
          catchError(() => EMPTY),
        ),
      ),
    ),
  );
  return budget ? budgeted(budget, { diagnostic: 'health rules', every: 1, fixed: true }, all) : all;
}
