import type { Snapshot } from '@weir/core';
import { budgeted, diagnose, diagnosticKinds } from '@weir/diagnostics';
import type { Budget, DiagnosticKind } from '@weir/diagnostics';
import { filter, pipe } from 'rxjs';
import type { Watcher } from '../run/experiment.ts';
import type { DiagnosticConfiguration } from './configuration.ts';
import { kindOf } from './kindOf.ts';

/**
 * The diagnostics that a configuration lists, each at its cadence and, so that a run's end is never missing, at the
 * last of its steps. A budget may thin the cadences.
 */
export function watchersOf(
  diagnostics: readonly DiagnosticConfiguration[],
  steps: number,
  budget?: Budget,
): readonly Watcher[] {
  const last = steps - 1;
  return diagnostics.map(({ type, every, ...options }, index): Watcher => {
    const kind = kindOf(`diagnostics[${index}]`, diagnosticKinds, { type });
    const { continuous } = kind;
    const isDue = ({ step }: { readonly step: number }) => step % every === 0 || step === last;
    const atEachStep = diagnose(kind as DiagnosticKind, options, 1); // its schema checked the options
    const asked = budget
      ? budgeted(
          budget,
          { diagnostic: type, every: continuous ? 1 : every, last, fixed: continuous },
          atEachStep,
        )
      : continuous
        ? atEachStep
        : pipe(filter<Snapshot>(isDue), atEachStep);
    if (!continuous) return asked;
    return pipe(
      asked,
      filter((event) => event.type === 'diagnosticFailed' || isDue(event)),
    );
  });
}
