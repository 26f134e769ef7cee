import type { DiagnosticFailed, Measurement, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { isolate } from './isolate.ts';
import type { IsolateOptions } from './isolate.ts';

/**
 * Runs a diagnostic so that it can fail and the training goes on: what it emits becomes `Measurement`s, what it throws
 * becomes `DiagnosticFailed`; see `isolate`.
 */
export function isolateDiagnostic<Value>(
  diagnostic: string,
  operator: OperatorFunction<Snapshot, Value>,
  options?: IsolateOptions,
): OperatorFunction<Snapshot, Measurement<Value> | DiagnosticFailed> {
  const measurement = (value: Value, step: number): Measurement<Value> => ({
    type: 'measurement',
    diagnostic,
    step,
    value,
  });
  return isolate(diagnostic, operator, measurement, options);
}
