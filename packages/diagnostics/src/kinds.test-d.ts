import type { OperatorFunction } from 'rxjs';
import type { Snapshot } from '@weir/core';
import { expectTypeOf, test } from 'vitest';
import type { Activations, DiagnosticName, Loss, Measurements, RunningMoments } from '@weir/diagnostics';
import { activationsKind } from '@weir/diagnostics';

test('every diagnostic has its name and its measurement in one map', () => {
  expectTypeOf<DiagnosticName>().toEqualTypeOf<keyof Measurements>();
  expectTypeOf<Measurements['loss']>().toEqualTypeOf<Loss>();
  expectTypeOf<Measurements['activations']>().toEqualTypeOf<Activations>();
  expectTypeOf<Measurements['runningMoments']>().toEqualTypeOf<RunningMoments>();
});

test('a name that is no diagnostic is no key', () => {
  // @ts-expect-error there is no such diagnostic
  type Missing = Measurements['lsos'];
  expectTypeOf<Missing>().toBeAny();
});

test('a kind builds its own operator', () => {
  expectTypeOf(activationsKind.operator).returns.toEqualTypeOf<OperatorFunction<Snapshot, Activations>>();
});
