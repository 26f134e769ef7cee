import { every, fold, keepLast } from '@weir/core';
import type { Fold } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { Subject, take } from 'rxjs';
import type { Observable, OperatorFunction } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { describe, expect, it } from 'vitest';
import { diagnosticKinds } from '../kinds/diagnosticKinds.ts';
import { deepTanh } from '../testing/deepTanh.ts';
import { measure } from '../testing/measure.ts';
import { probe } from '../testing/probe.ts';

const a = deepTanh({ step: 0 });
const b = deepTanh({ step: 1, seed: 2, loss: 3 });
const c = deepTanh({ step: 2, seed: 3, loss: 2 });

/** Emit for the first snapshot alone, and complete. */
const once = new Set(['initialLoss', 'trace']);

const run = (test: Parameters<TestScheduler['run']>[0]) =>
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(test);

/** What some ask the network for besides snapshots. */
const draw = () => ['ava', 'mia'];
const classified = () => ({ shape: [1, 1, 1], size: 1, pixels: [1], targets: [0], logits: [1, 2] });
const asksTheNetwork = ({ needs }: (typeof diagnosticKinds)[number]) =>
  ['probe', 'draw', 'classified'].some((need) => needs.some((needed) => needed === need));

describe.each(diagnosticKinds.map((kind) => [kind.type, kind] as const))('%s', (name, kind) => {
  // Each kind's operator takes its own options; without any it is the same function for all.
  const operator = kind.operator({}, { probe: probe(1), draw, classified }) as OperatorFunction<
    Snapshot,
    unknown
  >;
  const [first, second, third] = measure(operator, a, b, c);
  const completesEarly = once.has(name);

  it('emits for each snapshot, in its own emission, and completes with the source', () => {
    run(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold('--a--b--c--|', { a, b, c });
      const values = { x: first, y: second, z: third };
      expectObservable(source$.pipe(operator)).toBe(completesEarly ? '--(x|)' : '--x--y--z--|', values);
      expectSubscriptions(source$.subscriptions).toBe(completesEarly ? '^-!' : '^----------!');
    });
  });

  it('passes the source’s error on', () => {
    run(({ cold, expectObservable }) => {
      expectObservable(cold('--#').pipe(operator as OperatorFunction<unknown, unknown>)).toBe('--#');
      if (!completesEarly) {
        expectObservable(cold('a-#', { a }).pipe(operator)).toBe('x-#', { x: first });
      }
    });
  });

  it('stays silent on never, and completes on empty', () => {
    run(({ cold, expectObservable }) => {
      expectObservable(cold<Snapshot>('---').pipe(operator)).toBe('---');
      expectObservable(cold<Snapshot>('--|').pipe(operator)).toBe('--|');
    });
  });

  it('unsubscribes from the source when its subscriber leaves', () => {
    run(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold('--a--b--c--', { a, b, c });
      expectObservable(source$.pipe(operator, take(1))).toBe('--(x|)', { x: first });
      expectSubscriptions(source$.subscriptions).toBe('^-!');
    });
  });

  it('starts afresh with each subscription', () => {
    expect(measure(operator, a, b, c)).toEqual([first, second, third].filter((value) => value !== undefined));
  });

  it('emits plain data that JSON carries whole', () => {
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
  });

  it('keeps of what it emits an immutable, serialisable state', () => {
    const state = kind.state as Fold<object, unknown>; // a kind's state takes what its operator emits
    const states = measure(
      (source$: Observable<Snapshot>) => source$.pipe(operator, fold(state, keepLast(2))),
      a,
      b,
      c,
    );
    expect(states.length).toBeGreaterThan(0);
    for (const kept of states) {
      expect(Object.isFrozen(kept)).toBe(true);
      expect(JSON.parse(JSON.stringify(kept))).toEqual(kept);
    }
    expect(state.initial).not.toEqual(states[0]);
  });

  it('asks nothing of snapshots that its cadence leaves out', () => {
    const deaf = new Proxy(b, {
      get(target, key) {
        if (key === 'step') return target.step;
        throw new Error(`${String(key)} was asked of a snapshot that nobody measures`);
      },
    });
    if (!kind.continuous({}))
      expect(measure((s$: Observable<Snapshot>) => s$.pipe(every(2), operator), a, deaf)).toHaveLength(1);
  });

  it('hands an error of a reading down the stream, and not to the source', () => {
    const source$ = new Subject<Snapshot>();
    const seen: unknown[] = [];
    source$.pipe(operator).subscribe({ error: (error: Error) => seen.push(error.message) });
    const broken = {
      ...a,
      get layers(): Snapshot['layers'] {
        throw new Error('gone');
      },
      get parameters(): Snapshot['parameters'] {
        throw new Error('gone');
      },
    };
    expect(() => source$.next(broken)).not.toThrow();
    expect(seen).toEqual(name === 'loss' || asksTheNetwork(kind) ? [] : ['gone']); // which read neither
  });
});
