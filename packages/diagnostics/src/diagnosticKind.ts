import type { Fold, Snapshot } from '@weir/core';
import type { Type } from 'arktype';
import type { OperatorFunction } from 'rxjs';

/**
 * What a configuration, a table or a chart needs of a diagnostic: its name, what options it takes, how it is
 * built, and what is kept of all that it measures.
 */
export interface DiagnosticKind<
  Name extends string = string,
  Schema extends Type = Type,
  Value = unknown,
  State extends object = object,
> {
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
  /** What a chart keeps of its measurements: the latest, their history, or what they add up to. */
  readonly state: Fold<State, Value>;
}

/** Declares the kind of a diagnostic beside its operator; it is neither continuous nor in the default set unless it says so. */
export function diagnosticKind<const Name extends string, Schema extends Type, Value, State extends object>(
  kind: Pick<
    DiagnosticKind<Name, Schema, Value, State>,
    'type' | 'schema' | 'defaultEvery' | 'operator' | 'state'
  > &
    Partial<Pick<DiagnosticKind, 'byDefault' | 'continuous'>>,
): DiagnosticKind<Name, Schema, Value, State> {
  return { byDefault: false, continuous: false, ...kind };
}
