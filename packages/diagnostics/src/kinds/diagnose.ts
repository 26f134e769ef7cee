import { every } from '@weir/core';
import type { DiagnosticFailed, Measurement, Snapshot } from '@weir/core';
import { filter, pipe } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { isolateDiagnostic } from '../isolation/isolateDiagnostic.ts';
import type { DiagnosticKind } from './diagnosticKind.ts';

/**
 * A diagnostic as a run has it: at its cadence, and unable to stop the training.
 *
 * @param steps Cadence: step 0 and every so many steps. Default: the kind's own.
 * @throws RangeError if the cadence is not a positive integer, and what the diagnostic throws on its options.
 */
export function diagnose<Name extends string, Options, Value, State extends object>(
  kind: DiagnosticKind<Name, Options, Value, State>,
  options: NoInfer<Options>,
  steps: number = kind.defaultEvery,
): OperatorFunction<Snapshot, Measurement<Value> | DiagnosticFailed> {
  const cadence = every<Snapshot>(steps);
  const due = (step: number) => step % steps === 0;
  const isolated = isolateDiagnostic(kind.type, kind.operator(options, { due }), kind);
  if (!kind.continuous(options)) return pipe(cadence, isolated);
  return pipe(
    isolated,
    filter((event) => event.type === 'diagnosticFailed' || due(event.step)),
  );
}
