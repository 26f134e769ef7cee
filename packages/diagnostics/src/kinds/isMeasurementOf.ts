import type { Measurement, RunEvent } from '@weir/core';
import type { DiagnosticName, Measurements } from './diagnosticKinds.ts';

/** Whether an event is a measurement of the diagnostic named; then its value has that diagnostic's type. */
export function isMeasurementOf<Name extends DiagnosticName>(
  event: RunEvent,
  name: Name,
): event is Measurement<Measurements[Name]> {
  return event.type === 'measurement' && event.diagnostic === name;
}
