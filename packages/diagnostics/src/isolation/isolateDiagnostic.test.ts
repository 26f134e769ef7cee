import { arraySnapshot } from '@weir/core';
import type { DiagnosticFailed, Snapshot } from '@weir/core';
import { concatMap, delay, map, of, scan, take, toArray } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { describe, expect, it } from 'vitest';
import { isolateDiagnostic } from './isolateDiagnostic.ts';

const [a, b, c, d, e] = [0, 1, 2, 3, 4].map((step) => arraySnapshot({ step, loss: 10 * step }));
const snapshots = { a, b, c, d, e } as Record<string, Snapshot>; // five were made of five steps
const run = (test: Parameters<TestScheduler['run']>[0]) =>
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(test);

const measured = (step: number, value: unknown) => ({ type: 'measurement', diagnostic: 'loss', step, value });
const failed = (step: number, dropped = false): DiagnosticFailed => ({
  type: 'diagnosticFailed',
  diagnostic: 'loss',
  step,
  message: `no loss at ${step}`,
  dropped,
});
const throwsAt = (...steps: readonly number[]): OperatorFunction<Snapshot, number> =>
  map(({ step, loss }) => {
    if (steps.includes(step)) throw new Error(`no loss at ${step}`);
    return loss;
  });

describe('isolateDiagnostic', () => {
  it('turns what a diagnostic emits into measurements', () => {
    run(({ cold, expectObservable }) => {
      const events$ = cold('-a-b-|', snapshots).pipe(isolateDiagnostic('loss', throwsAt()));
      expectObservable(events$).toBe('-x-y-|', { x: measured(0, 0), y: measured(1, 10) });
    });
  });

  it('turns what it throws into an event that names it, and asks again at the next snapshot', () => {
    run(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold('-a-b-c-|', snapshots);
      expectObservable(source$.pipe(isolateDiagnostic('loss', throwsAt(1)))).toBe('-x-f-z-|', {
        x: measured(0, 0),
        f: failed(1),
        z: measured(2, 20),
      });
      expectSubscriptions(source$.subscriptions).toBe('^------!');
    });
  });

  it('drops it at its third failure, and leaves the source', () => {
    run(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold('-a-b-c-d-e-|', snapshots);
      expectObservable(source$.pipe(isolateDiagnostic('loss', throwsAt(0, 2, 3)))).toBe('-f-x-g-(h|)', {
        f: failed(0),
        x: measured(1, 10),
        g: failed(2),
        h: failed(3, true),
      });
      expectSubscriptions(source$.subscriptions).toBe('^------!');
    });
  });

  it('starts the state of a diagnostic that failed afresh', () => {
    const counts = (): OperatorFunction<Snapshot, number> => (source) =>
      source.pipe(
        throwsAt(2),
        scan((count) => count + 1, 0),
      );
    const seen: unknown[] = [];
    of(...Object.values(snapshots))
      .pipe(isolateDiagnostic('loss', counts()), toArray())
      .subscribe((events) => seen.push(...events));
    expect(seen).toEqual([measured(0, 1), measured(1, 2), failed(2), measured(3, 1), measured(4, 2)]);
  });

  it('keeps errors from the source and from other subscribers', () => {
    run(({ hot, expectObservable }) => {
      const source$ = hot('-a-b-|', snapshots);
      expectObservable(source$.pipe(isolateDiagnostic('loss', throwsAt(0, 1)))).toBe('-f-g-|', {
        f: failed(0),
        g: failed(1),
      });
      expectObservable(source$.pipe(map(({ step }) => step))).toBe('-p-q-|', { p: 0, q: 1 });
    });
  });

  it('passes the source’s own error on', () => {
    run(({ cold, expectObservable }) => {
      expectObservable(cold('-a-#', snapshots).pipe(isolateDiagnostic('loss', throwsAt()))).toBe('-x-#', {
        x: measured(0, 0),
      });
    });
  });

  it('completes when the diagnostic does', () => {
    run(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold('-a-b-|', snapshots);
      const first: OperatorFunction<Snapshot, number> = (s$) => s$.pipe(throwsAt(), take(1));
      expectObservable(source$.pipe(isolateDiagnostic('loss', first))).toBe('-(x|)', { x: measured(0, 0) });
      expectSubscriptions(source$.subscriptions).toBe('^!');
    });
  });

  it('waits at the end for a diagnostic that defers', () => {
    run(({ cold, expectObservable }) => {
      const late: OperatorFunction<Snapshot, number> = concatMap(({ loss }) => of(loss).pipe(delay(3)));
      expectObservable(cold('-a|', snapshots).pipe(isolateDiagnostic('loss', late))).toBe('----(x|)', {
        x: measured(0, 0),
      });
    });
  });

  it('stops diagnostic and source when unsubscribed', () => {
    run(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold('-a-b-c', snapshots);
      expectObservable(source$.pipe(isolateDiagnostic('loss', throwsAt())), '^---!').toBe('-x-y', {
        x: measured(0, 0),
        y: measured(1, 10),
      });
      expectSubscriptions(source$.subscriptions).toBe('^---!');
    });
  });

  it('takes an operator that throws when it is applied for a failed one', () => {
    const broken = (() => {
      throw new Error('no loss at 0');
    }) as OperatorFunction<Snapshot, number>;
    const seen: unknown[] = [];
    of(snapshots['a'] as Snapshot)
      .pipe(isolateDiagnostic('loss', broken))
      .subscribe((event) => seen.push(event));
    expect(seen).toEqual([failed(0)]);
  });

  it('names what is thrown and is no Error', () => {
    const seen: unknown[] = [];
    const odd: OperatorFunction<Snapshot, number> = map(() => {
      throw 'a string';
    });
    of(snapshots['a'] as Snapshot)
      .pipe(isolateDiagnostic('odd', odd))
      .subscribe((event) => seen.push(event));
    expect(seen).toMatchObject([{ diagnostic: 'odd', message: 'a string' }]);
  });
});
