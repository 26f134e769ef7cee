import type { Snapshot } from '@weir/core';
import { diagnose, diagnosticKinds } from '@weir/diagnostics';
import type { DiagnosticInputs, DiagnosticKind } from '@weir/diagnostics';
import { filter, pipe } from 'rxjs';
import type { Watcher } from '../run/experiment.ts';
import type { DiagnosticConfiguration } from './configuration.ts';
import { kindOf } from './kindOf.ts';

const kinds = diagnosticKinds as readonly DiagnosticKind[]; // whose options their schemas check

/**
 * The diagnostics that a configuration lists, each at its cadence and, so that a run's end is never missing, at the
 * last of its steps.
 */
export function watchersOf(
  diagnostics: readonly DiagnosticConfiguration[],
  steps: number,
  inputs: DiagnosticInputs = {},
): readonly Watcher[] {
  return diagnostics.map(({ type, every, ...options }, index): Watcher => {
    const found: DiagnosticKind = kindOf<DiagnosticKind>(`diagnostics[${index}]`, kinds, { type });
    const kind = { ...found, operator: (chosen: object) => found.operator(chosen, inputs) }; // its schema checked them
    const isDue = ({ step }: { readonly step: number }) => step % every === 0 || step === steps - 1;
    const atEachStep = diagnose(kind, options, 1);
    if (!kind.continuous) return pipe(filter<Snapshot>(isDue), atEachStep);
    return pipe(
      atEachStep,
      filter((event) => event.type === 'diagnosticFailed' || isDue(event)),
    );
  });
}
