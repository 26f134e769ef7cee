import { arraySnapshot } from '@weir/core';
import type { Objective, RunEvent } from '@weir/core';
import { Subject, from } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { snapshotEvents } from './snapshotEvents.ts';
import type { SnapshotEventsOptions } from './snapshotEvents.ts';

const snapshot = (step: number, flat = 0.1) =>
  arraySnapshot({
    step,
    loss: 1 - step / 4,
    layers: [{ kind: 'tanh', output: { values: [flat, -flat, flat, flat / 2], shape: [2, 2] } }],
    parameters: [
      {
        name: '0.linear.weight',
        data: { values: [1, 2, 3, 4], shape: [2, 2] },
        update: { values: [1, 1, 1, 2] },
      },
    ],
  });
const eventsOf = (steps: readonly ReturnType<typeof snapshot>[], options?: SnapshotEventsOptions) => {
  const events: RunEvent[] = [];
  from(steps)
    .pipe(snapshotEvents(options))
    .subscribe((event) => events.push(event));
  return events;
};

describe('snapshotEvents', () => {
  it('begins with started, has every loss, and ends with finished', () => {
    const events = eventsOf(
      [0, 1, 2].map((step) => snapshot(step)),
      { name: 'mine', classes: 2, steps: 3 },
    );
    expect(events[0]).toMatchObject({
      type: 'started',
      name: 'mine',
      steps: 3,
      parameterCount: 4,
      expectedInitialLoss: Math.log(2),
    });
    const losses = events.flatMap((event) => (event.type === 'progress' ? event.losses : []));
    expect(losses).toEqual([1, 0.75, 0.5]);
    expect(events.at(-1)).toMatchObject({ type: 'finished', steps: 3, reason: 'completed' });
  });

  it('expects the first loss of the classes that the snapshot’s objective knows, where none are given', () => {
    const expected = (options: SnapshotEventsOptions, objective?: Objective) =>
      eventsOf([arraySnapshot({ ...(objective && { objective }) })], options)[0];
    const objective = { loss: 'CrossEntropyLoss', takes: 'logits', applies: 'softmax', classes: 5 } as const;
    expect(expected({}, objective)).toMatchObject({ expectedInitialLoss: Math.log(5) });
    expect(expected({ classes: 3 }, objective)).toMatchObject({ expectedInitialLoss: Math.log(3) });
    expect(expected({})).not.toHaveProperty('expectedInitialLoss');
  });

  it('measures what the lecture looks at of every snapshot, unless told what to', () => {
    const measured = (options?: SnapshotEventsOptions) =>
      eventsOf([snapshot(0), snapshot(7)], options).flatMap((event) =>
        event.type === 'measurement' ? [`${event.step} ${event.diagnostic}`] : [],
      );
    expect(measured()).toContain('7 updateRatio');
    expect(measured({ diagnostics: [{ type: 'loss', every: 1 }] })).toEqual(['0 loss', '7 loss']);
    expect(() => snapshotEvents({ diagnostics: [{ type: 'los', every: 1 }] })).toThrow(
      'did you mean "loss"?',
    );
  });

  it('has every rule look', () => {
    const findings = eventsOf([snapshot(0, 0.999), snapshot(1, 0.999)]).flatMap((event) =>
      event.type === 'finding' ? [`${event.finding.rule} ${event.finding.subject}`] : [],
    );
    expect(findings).toContain('saturation 0.tanh');
  });

  it('ends of nothing at once, passes an error on, and lets go of its source', () => {
    expect(eventsOf([])).toMatchObject([{ type: 'finished', steps: 0 }]);
    const source$ = new Subject<ReturnType<typeof snapshot>>();
    const errors: unknown[] = [];
    source$.pipe(snapshotEvents()).subscribe({ error: (error: unknown) => errors.push(error) });
    const other = source$.pipe(snapshotEvents()).subscribe({ error: () => {} });
    source$.next(snapshot(0));
    other.unsubscribe();
    source$.error('gone');
    expect(errors).toEqual(['gone']);
    expect(source$.observed).toBe(false);
  });
});
