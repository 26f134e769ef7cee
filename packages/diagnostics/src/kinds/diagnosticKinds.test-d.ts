import type { OperatorFunction } from 'rxjs';
import type { Snapshot } from '@weir/core';
import { expectTypeOf, test } from 'vitest';
import type {
  Activations,
  DeadUnitsTimeline,
  DiagnosticName,
  Loss,
  Losses,
  Measurements,
  RunningMoments,
  States,
} from '@weir/diagnostics';
import { activationsKind } from '@weir/diagnostics';

test('every diagnostic has its name and its measurement in one map', () => {
  expectTypeOf<DiagnosticName>().toEqualTypeOf<keyof Measurements>();
  expectTypeOf<Measurements['loss']>().toEqualTypeOf<Loss>();
  expectTypeOf<Measurements['activations']>().toEqualTypeOf<Activations>();
  expectTypeOf<Measurements['runningMoments']>().toEqualTypeOf<RunningMoments>();
});

test('what is kept of it has its type too', () => {
  expectTypeOf<States['loss']>().toEqualTypeOf<Losses>();
  expectTypeOf<States['activations']>().toEqualTypeOf<{ readonly latest?: Activations }>();
  expectTypeOf<States['deadUnits']>().toEqualTypeOf<DeadUnitsTimeline>();
});

test('a name that is no diagnostic is no key', () => {
  // @ts-expect-error there is no such diagnostic
  type Missing = Measurements['lsos'];
  expectTypeOf<Missing>().toBeAny();
});

test('a kind builds its own operator', () => {
  expectTypeOf(activationsKind.operator).returns.toEqualTypeOf<OperatorFunction<Snapshot, Activations>>();
});
