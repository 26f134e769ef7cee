import { arraySnapshot } from '@weir/core';
import type { Measurement, Snapshot } from '@weir/core';
import { concat, from, map, mergeMap, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Watcher } from './experiment.ts';
import { tolerated } from './tolerated.ts';

const snapshots$ = from([0, 1, 2].map((step) => arraySnapshot({ step, layers: [] })));
const emitting = (value: (snapshot: Snapshot) => unknown): Watcher =>
  map((snapshot): Measurement => ({
    type: 'measurement',
    diagnostic: 'mine',
    step: snapshot.step,
    value: value(snapshot),
  }));

function seen(watcher: Watcher, source$ = snapshots$) {
  const [events, errors]: unknown[][] = [[], []];
  source$.pipe(tolerated(watcher, 'watchers[0]')).subscribe({
    next: (event) => events?.push(event),
    error: (error) => errors?.push(error),
  });
  return { events, errors };
}

describe('a tolerated watcher', () => {
  it('emits what it would, as it is', () => {
    const { events } = seen(emitting(({ step }) => ({ step, of: [NaN, -0] })));
    expect(events).toHaveLength(3);
    expect(events?.[1]).toEqual({
      type: 'measurement',
      diagnostic: 'mine',
      step: 1,
      value: { step: 1, of: [NaN, -0] },
    });
  });

  it.each([
    ['a function', () => 1, /^value must be plain data.*got a function/],
    ['a BigInt', 10n, /^value must be plain data.*got a BigInt/],
    ['a Map', new Map(), /^value must be plain data.*got an object of Map/],
  ])('that emits %s once has failed at that step, by its name, and goes on', (_, value, message) => {
    const { events, errors } = seen(emitting(({ step }) => (step === 1 ? value : step)));
    expect(events).toMatchObject([
      { type: 'measurement', value: 0 },
      {
        type: 'diagnosticFailed',
        diagnostic: 'mine',
        step: 1,
        dropped: false,
        message: expect.stringMatching(message),
      },
      { type: 'measurement', value: 2 },
    ]);
    expect(errors).toEqual([]);
  });

  it('that is isolated already is not looked at again', () => {
    const isolated: Watcher = Object.assign(emitting(String), { isolated: true as const });
    expect(tolerated(isolated, 'watchers[0]')).toBe(isolated);
  });

  it('that emits what is no event, or throws, is named by its place', () => {
    const numbers = map(({ step }: Snapshot) => step) as unknown as Watcher; // as untyped code would
    expect(seen(numbers).events?.[0]).toMatchObject({
      type: 'diagnosticFailed',
      diagnostic: 'watchers[0]',
      message: 'an event must be an object with a type, got number; emit a measurement',
    });
    const failing = [
      emitting(({ step }) => (step === 1 ? expect.unreachable('ouch') : step)),
      (() => expect.unreachable('ouch')) as Watcher,
    ];
    for (const watcher of failing) {
      const { events, errors } = seen(watcher);
      const failed = { type: 'diagnosticFailed', diagnostic: 'watchers[0]', dropped: true };
      expect(events?.at(-1)).toMatchObject({ ...failed, message: expect.stringContaining('ouch') });
      expect(errors).toEqual([]);
    }
  });

  it('passes on the error of its snapshots as it is', () => {
    const error = new Error('diverged');
    const watcher = emitting(({ step }) => step);
    const { events, errors } = seen(
      watcher,
      concat(
        snapshots$,
        throwError(() => error),
      ),
    );
    expect([events?.length, errors]).toEqual([3, [error]]);
    const late: Watcher = mergeMap(({ step }) =>
      of({ type: 'measurement', diagnostic: 'x', step, value: 1 } as const),
    );
    expect(
      seen(
        late,
        throwError(() => error),
      ).errors,
    ).toEqual([error]);
  });
});
