import type { RunEvent } from '@weir/core';
import { describe, expect, it } from 'vitest';
import type { PlacedRecord } from '../record/readLog.ts';
import { RecordedEvents } from './recordedEvents.ts';

const placed = (events: readonly RunEvent[]): readonly PlacedRecord[] =>
  events.map((event, at) => ({
    record: { type: 'event', event },
    end: { bytes: 10 * (at + 1), records: at + 1 },
  }));

const losses = (from: number, ...values: readonly number[]): RunEvent => ({
  type: 'progress',
  from,
  losses: values,
  learningRate: 0.1,
  seconds: from,
});
const measured = (step: number, value: unknown): RunEvent => ({
  type: 'measurement',
  diagnostic: 'loss',
  step,
  value,
});
const evaluated = (step: number): RunEvent => ({ type: 'evaluated', step, splits: {} });
const finished: RunEvent = { type: 'finished', steps: 3, reason: 'completed', seconds: 1 };
const end = { bytes: 99, records: 9 };

describe('recorded events', () => {
  it('behind the last of which anything may come: an evaluation is recorded, what ends the run is not', () => {
    // A finding of the evaluation is emitted at step 3, ahead of `finished`, which is of the last step, 2.
    const found = measured(3, 1);
    const before = new RecordedEvents(placed([losses(0, 5, 4, 3), evaluated(3), found]));
    expect(before.compare(losses(0, 5, 4, 3))).toEqual({ fresh: undefined });
    expect(before.compare(evaluated(3))).toEqual({ fresh: undefined });
    expect(before.compare(found)).toEqual({ fresh: undefined });
    expect(before.compare(finished)).toEqual({ fresh: finished });
  });

  it('that differ below a key with a point in it, as layers have, say what was and what is', () => {
    const shares = (share: number) => measured(2, { shares: { '4.tanh': { '0.5': share } } });
    const { differs } = new RecordedEvents(placed([shares(0.25)])).compare(shares(0.75));
    expect(differs).toMatchObject({
      what: 'measurement loss: shares.4.tanh.0.5',
      recorded: '0.25',
      recomputed: '0.75',
    });
  });

  it('among which nothing new may be: it is a difference, once', () => {
    const before = new RecordedEvents(placed([measured(0, 1), measured(2, 1)]));
    before.compare(measured(0, 1));
    expect(before.compare(measured(1, 7))).toMatchObject({
      fresh: undefined,
      differs: { step: 1, what: 'measurement loss', recorded: 'nothing' },
    });
    expect(before.compare(measured(2, 8))).toEqual({ fresh: undefined });
  });

  it('that end with a pause: it is recorded once, and what is told behind it at the same step is new', () => {
    const told = (command: 'pause' | 'resume', step: number): RunEvent => ({
      type: 'controlled',
      step,
      command,
    });
    const before = new RecordedEvents(placed([losses(0, 5, 4), told('pause', 2)]));
    expect(before.compare(told('resume', 1))).toEqual({ fresh: undefined });
    expect(before.compare(told('pause', 2))).toEqual({ fresh: undefined });
    expect(before.compare(told('resume', 2))).toEqual({ fresh: told('resume', 2) });
    expect(before.compare(told('pause', 2))).toEqual({ fresh: told('pause', 2) });
  });

  it('of which parts are lost, or thinned by time, leave room for what was not recorded', () => {
    for (const recorded of [{ isWhole: false }, { isThinned: true }]) {
      const before = new RecordedEvents(placed([measured(0, 1), measured(2, 1)]), recorded);
      expect(before.compare(measured(1, 7))).toEqual({ fresh: measured(1, 7) });
    }
  });

  it('say where the log stands: ahead of the first event that is not computed again yet', () => {
    const from = { bytes: 5, records: 0 };
    const before = new RecordedEvents(
      placed([losses(0, 5), measured(0, 1), losses(1, 4, 3), evaluated(3), finished]),
      { from },
    );
    expect(before.positionAt(0, end)).toEqual(from);
    before.compare(losses(0, 5));
    before.compare(measured(0, 1));
    expect(before.positionAt(2, end)).toEqual({ bytes: 20, records: 2 });
    before.compare(losses(1, 4, 3));
    expect(before.positionAt(3, end)).toEqual({ bytes: 30, records: 3 });
    before.compare(evaluated(3));
    before.compare(finished);
    expect(before.positionAt(3, end)).toBe(end);
  });

  it('of which parts are lost have no place in the log until all of them are computed again', () => {
    const before = new RecordedEvents(placed([measured(0, 1), evaluated(3)]), { isWhole: false });
    before.compare(measured(0, 1));
    expect(before.positionAt(3, end)).toBeUndefined();
    before.compare(evaluated(3));
    expect(before.positionAt(3, end)).toBe(end);
  });
});
