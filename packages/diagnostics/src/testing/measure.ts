import type { Snapshot } from '@weir/core';
import { from } from 'rxjs';
import type { OperatorFunction } from 'rxjs';

/** All that an operator emits for these snapshots; throws what it fails with. */
export function measure<Value, Input = Snapshot>(
  operator: OperatorFunction<Input, Value>,
  ...snapshots: readonly Input[]
): Value[] {
  const emitted: Value[] = [];
  let failure: { readonly error: unknown } | undefined;
  from(snapshots)
    .pipe(operator)
    .subscribe({ next: (value) => emitted.push(value), error: (error: unknown) => (failure = { error }) });
  if (failure) throw failure.error;
  return emitted;
}

/** The only value an operator emits for one snapshot. */
export function measureOne<Value>(operator: OperatorFunction<Snapshot, Value>, snapshot: Snapshot): Value {
  const [value, ...others] = measure(operator, snapshot);
  if (value === undefined || others.length) throw new Error(`expected one value, got ${others.length + 1}`);
  return value;
}
