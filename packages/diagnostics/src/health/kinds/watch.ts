import { every } from '@weir/core';
import type { DiagnosticFailed, FindingChanged, Snapshot } from '@weir/core';
import { pipe } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { isolate } from '../../isolation/isolate.ts';
import type { RuleInputs, RuleKind } from './ruleKind.ts';

/**
 * A health rule as a run has it: at its cadence, and unable to stop the training.
 *
 * @param steps Cadence: step 0 and every so many steps. Default: the kind's own.
 * @throws RangeError if the cadence is not a positive integer, and what the rule throws on its options.
 */
export function watch<Name extends string, Options>(
  kind: RuleKind<Name, Options>,
  options: NoInfer<Options>,
  inputs: RuleInputs = {},
  steps: number = kind.defaultEvery,
): OperatorFunction<Snapshot, FindingChanged | DiagnosticFailed> {
  return pipe(
    every<Snapshot>(steps),
    isolate(kind.type, kind.operator(options, inputs), (change) => change),
  );
}
