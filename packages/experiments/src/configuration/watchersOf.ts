import type { Snapshot } from '@weir/core';
import { diagnose, diagnosticKinds } from '@weir/diagnostics';
import type { DiagnosticKind } from '@weir/diagnostics';
import { filter, pipe } from 'rxjs';
import type { Watcher } from '../run/experiment.ts';
import type { DiagnosticConfiguration } from './configuration.ts';
import { kindOf } from './kindOf.ts';

/**
 * The diagnostics that a configuration lists, each at its cadence and, so that a run's end is never missing, at the
 * last of its steps.
 */
export function watchersOf(
  diagnostics: readonly DiagnosticConfiguration[],
  steps: number,
): readonly Watcher[] {
  return diagnostics.map(({ type, every, ...options }, index): Watcher => {
    const kind = kindOf(`diagnostics[${index}]`, diagnosticKinds, { type });
    const isDue = ({ step }: { readonly step: number }) => step % every === 0 || step === steps - 1;
    const atEachStep = diagnose(kind as DiagnosticKind, options, 1); // its schema checked the options
    if (!kind.continuous) return pipe(filter<Snapshot>(isDue), atEachStep);
    return pipe(
      atEachStep,
      filter((event) => event.type === 'diagnosticFailed' || isDue(event)),
    );
  });
}
