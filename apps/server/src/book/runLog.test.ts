import { expect, test } from 'vitest';
import type { RunEvent, RunProgress } from '@weir/core';
import { findingOf } from '../../../../packages/core/src/testing/findingOf.ts';
import { beginning } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import type { LogLine } from './logEntry.ts';
import { runLog } from './runLog.ts';
import type { RunLog } from './runLog.ts';

function progress(from: number, count: number): RunProgress {
  const losses = Array.from({ length: count }, (_, at) => (from + at) / 8);
  return { type: 'progress', from, losses, learningRate: 0.1, seconds: from + count };
}

function measurement(diagnostic: string, step: number, value: unknown = step): RunEvent {
  return { type: 'measurement', diagnostic, step, value };
}

function read(log: RunLog, cursor: Cursor = beginning): readonly LogLine[] {
  return [...log.after(cursor)];
}

function lossesOf(lines: readonly LogLine[]): number[] {
  return lines.flatMap(({ event }) => (event.type === 'progress' ? event.losses : []));
}

test('a reader at the beginning gets everything in the order it came', () => {
  const log = runLog();
  const events = [measurement('a', 0), progress(0, 3), measurement('b', 2), measurement('a', 2)];
  for (const event of events) log.append(event);
  expect(read(log).map(({ event }) => event)).toEqual(events);
});

test('progress that follows on is merged, and whoever had a part of it gets the rest alone', () => {
  const log = runLog();
  log.append(progress(0, 10));
  log.append(progress(10, 5));
  const [merged] = read(log);
  log.append(progress(15, 5));
  expect(merged?.event).toEqual(progress(0, 15));
  const rest = read(log, merged?.cursor);
  expect(rest.map(({ event }) => event)).toEqual([progress(15, 5)]);
  expect(rest.map((line) => JSON.parse(line.json()))).toEqual([progress(15, 5)]);
  expect(read(log).map(({ event }) => event)).toEqual([progress(0, 20)]);
});

test('every loss is read once, wherever a reader left off and whatever was merged since', () => {
  const log = runLog();
  const got: number[] = [];
  let cursor = beginning;
  for (let from = 0; from < 5000; from += 7) {
    log.append(progress(from, 7));
    if (from % 3 === 0) log.append(measurement('a', from));
    if (from % 49 !== 0) continue;
    const lines = read(log, cursor);
    got.push(...lossesOf(lines));
    cursor = lines.at(-1)?.cursor ?? cursor;
  }
  got.push(...lossesOf(read(log, cursor)));
  expect(got).toEqual(lossesOf(read(log)));
  expect(got).toHaveLength(5005);
});

test('progress that starts anew, as after a resumed checkpoint, is kept apart', () => {
  const log = runLog();
  log.append(progress(0, 10));
  log.append(progress(100, 10));
  expect(read(log).map(({ event }) => event)).toEqual([progress(0, 10), progress(100, 10)]);
});

test('losses past the bound are thinned in blocks, and the newest stay', () => {
  const log = runLog({ progressBlocks: 10 });
  for (let from = 0; from < 100_000; from += 500) log.append(progress(from, 500));
  const blocks = read(log);
  expect(blocks.length).toBeGreaterThanOrEqual(5);
  expect(blocks.length).toBeLessThanOrEqual(10);
  expect(lossesOf(blocks).at(-1)).toBe(99_999 / 8);
  expect(lossesOf(blocks)[0]).toBe(0);
});

test('measurements are thinned per diagnostic, sooner where they are large', () => {
  const log = runLog({ measurements: 100, characters: 10_000 });
  const large = 'x'.repeat(940);
  for (let step = 0; step < 1000; step += 1) {
    log.append(measurement('small', step));
    log.append(measurement('large', step, large));
  }
  const of = (diagnostic: string) =>
    read(log).flatMap(({ event }) =>
      event.type === 'measurement' && event.diagnostic === diagnostic ? [event.step] : [],
    );
  expect(of('small').length).toBeGreaterThanOrEqual(50);
  expect(of('small').length).toBeLessThanOrEqual(100);
  expect(of('small').at(-1)).toBe(999);
  expect(of('large').length).toBeLessThanOrEqual(10);
  expect(of('large').at(-1)).toBe(999);
});

test('findings that go on changing keep that they were raised and a bounded past, per rule and subject', () => {
  const log = runLog();
  const finding = findingOf({ rule: 'deadUnits', subject: '3.tanh' });
  log.append({ type: 'finding', change: 'raised', step: 0, finding });
  for (let step = 1; step < 500; step += 1) {
    log.append({ type: 'finding', change: 'updated', step, finding: { ...finding, step } });
  }
  log.append({ type: 'finding', change: 'raised', step: 500, finding: { ...finding, subject: '5.tanh' } });
  const steps = read(log).map(({ event }) => (event.type === 'finding' ? event.step : -1));
  expect(steps).toEqual([0, ...Array.from({ length: 20 }, (_, at) => 480 + at), 500]);
});

test('an event is serialised once, however many read it', () => {
  const log = runLog();
  let calls = 0;
  const value = { toJSON: () => (calls += 1) };
  log.append({
    type: 'started',
    name: 'x',
    config: value,
    backend: 'cpu',
    steps: 1,
    parameterCount: 1,
    examples: { train: 1, validation: 0, test: 0 },
  });
  for (let reader = 0; reader < 5; reader += 1) read(log).forEach((line) => line.json());
  expect(calls).toBe(1);
});
