import type { Snapshot } from '@weir/core';
import type { Type } from 'arktype';
import type { OperatorFunction } from 'rxjs';

/** What a configuration needs of a diagnostic: its name, what options it takes, and how it is built. */
export interface DiagnosticKind<Name extends string = string, Schema extends Type = Type, Value = unknown> {
  readonly type: Name;
  /** Of the options besides `type` and `every`. */
  readonly schema: Schema;
  /** Cadence in steps where the configuration gives none: dearer and slower-changing ones less often. */
  readonly defaultEvery: number;
  /** Whether a configuration without a list of diagnostics gets it: what the lecture looks at. */
  readonly byDefault: boolean;
  /**
   * Must see every step, because its state grows with each; its cadence then thins what it emits.
   * Every other diagnostic is asked only at its cadence.
   */
  readonly continuous: boolean;
  operator(options: Schema['infer']): OperatorFunction<Snapshot, Value>;
}

/** Declares the kind of a diagnostic beside its operator; by default it is neither continuous nor in the default set. */
export function diagnosticKind<const Name extends string, Schema extends Type, Value>(
  kind: Pick<DiagnosticKind<Name, Schema, Value>, 'type' | 'schema' | 'defaultEvery' | 'operator'> &
    Partial<Pick<DiagnosticKind, 'byDefault' | 'continuous'>>,
): DiagnosticKind<Name, Schema, Value> {
  return { byDefault: false, continuous: false, ...kind };
}
