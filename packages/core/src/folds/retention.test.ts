import { lastValueFrom, map, range } from 'rxjs';
import { expect, test } from 'vitest';
import { fold } from './fold.ts';
import { history } from './history.ts';
import { keepAll, keepLast, thinTo } from './retention.ts';
import type { Retention } from './retention.ts';

function grow(retain: Retention, steps: number): number[] {
  const kept: { readonly step: number }[] = [];
  for (let step = 0; step < steps; step += 1) {
    kept.push({ step });
    retain(kept);
  }
  return kept.map(({ step }) => step);
}

test('keepAll keeps everything', () => {
  expect(grow(keepAll, 5)).toEqual([0, 1, 2, 3, 4]);
});

test('keepLast keeps the newest', () => {
  expect(grow(keepLast(3), 10)).toEqual([7, 8, 9]);
});

test('thinTo keeps all while there are few', () => {
  expect(grow(thinTo(10), 10)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test.each([2, 3, 10, 101, 1000])('thinTo(%i) covers the whole of a long run evenly', (n) => {
  const steps = 20_000;
  const kept = grow(thinTo(n), steps);
  expect(kept.length).toBeLessThanOrEqual(n);
  expect(kept[0]).toBe(0);
  expect(kept.at(-1)).toBe(steps - 1);
  const gaps = kept.slice(1).map((step, at) => step - (kept[at] ?? 0));
  const width = 2 ** Math.ceil(Math.log2((2 * steps) / n));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(width);
  expect(kept.length).toBeGreaterThanOrEqual(Math.floor(n / 4));
});

test('thinTo thins entries without a step by their position', () => {
  const entries = ['a', 'b', 'c', 'd', 'e'];
  thinTo(4)(entries);
  expect(entries).toEqual(['a', 'c', 'e']);
});

test('thinTo goes by the distance from the first step, wherever that is', () => {
  const late = Array.from({ length: 9 }, (_, step) => ({ step: step + 1000 }));
  thinTo(8)(late);
  expect(late.map(({ step }) => step)).toEqual([1000, 1002, 1004, 1006, 1008]);
});

test('thinTo keeps the first and the newest of entries that all stand at one place', () => {
  const entries = ['a', 'b', 'c', 'd'];
  thinTo(2, () => 5)(entries);
  expect(entries).toEqual(['a', 'd']);
});

test.each([
  ['none', null],
  ['of another kind', { step: 'late' }],
  ['no record', 7],
])('thinTo takes an entry whose step is %s by its position', (_, other) => {
  const entries = [other, other, other, other, other];
  thinTo(4)(entries);
  expect(entries).toHaveLength(3);
});

test('thinTo takes entries at the place that it is told', () => {
  const entries = [0, 1, 2, 3, 100];
  thinTo(4, (entry) => Number(entry))(entries);
  expect(entries).toEqual([0, 100]);
});

test('a retention bounds the history of a fold', async () => {
  const entries = range(0, 100).pipe(
    map((step) => ({ step })),
    fold(history<{ readonly step: number }>(), keepLast(2)),
  );
  expect(await lastValueFrom(entries)).toEqual({ entries: [{ step: 98 }, { step: 99 }] });
});

test.each([
  [() => keepLast(0), 'keepLast: n must be an integer of at least 1, got 0'],
  [() => thinTo(1), 'thinTo: n must be an integer of at least 2, got 1'],
  [() => thinTo(2.5), 'thinTo: n must be an integer of at least 2, got 2.5'],
])('a bound that bounds nothing is refused', (make, message) => {
  expect(make).toThrow(message);
});
