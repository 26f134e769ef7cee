import { diagnose, diagnosticKinds } from '@weir/diagnostics';
import type { DiagnosticKind } from '@weir/diagnostics';
import type { Watcher } from '../run/experiment.ts';
import type { DiagnosticConfiguration } from './configuration.ts';
import { kindOf } from './kindOf.ts';

/** The diagnostics that a configuration lists, each at its cadence. */
export function watchersOf(diagnostics: readonly DiagnosticConfiguration[]): readonly Watcher[] {
  return diagnostics.map(({ type, every, ...options }, index) => {
    const kind = kindOf(`diagnostics[${index}]`, diagnosticKinds, { type });
    return diagnose(kind as DiagnosticKind, options, every); // its schema checked the options
  });
}
