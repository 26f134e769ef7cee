import { from, toArray } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { atSteps } from './atSteps.ts';
import { every } from './every.ts';
import type { Stepped } from './every.ts';
import { logSpaced } from './logSpaced.ts';

function passed(cadence: MonoTypeOperatorFunction<Stepped>, steps: readonly number[]): number[] {
  const through: number[] = [];
  from(steps.map((step) => ({ step })))
    .pipe(cadence, toArray())
    .subscribe((all) => through.push(...all.map(({ step }) => step)));
  return through;
}
const first = (count: number) => Array.from({ length: count }, (_, step) => step);

describe('every', () => {
  it('passes step 0 and every n-th after it', () => {
    expect(passed(every(3), first(10))).toEqual([0, 3, 6, 9]);
    expect(passed(every(1), first(4))).toEqual([0, 1, 2, 3]);
  });

  it('goes by the step and not by the count, as a run that is resumed needs', () => {
    expect(passed(every(4), [7, 8, 9, 12])).toEqual([8, 12]);
  });

  it.each([0, -2, 1.5, NaN, Infinity])('refuses %d', (n) => {
    expect(() => every(n)).toThrow(
      new RangeError(`every: n must be a positive integer, got ${n}; 1 passes every step`),
    );
  });
});

describe('atSteps', () => {
  it('passes the steps named and no others, in the order they come', () => {
    expect(passed(atSteps([9, 0, 100]), first(20))).toEqual([0, 9]);
    expect(passed(atSteps([]), first(3))).toEqual([]);
  });

  it('takes any iterable, and uses it up once for all steps', () => {
    expect(passed(atSteps(new Set([1, 3]).values()), first(5))).toEqual([1, 3]);
  });
});

describe('logSpaced', () => {
  it('passes about as many steps in each decade, from 0 on', () => {
    const through = passed(logSpaced(4), first(10_001));
    // 10^(k/4), rounded up: 10, 17.8, 31.6, 56.2, 100 and so on.
    expect(through.filter((step) => step >= 10)).toEqual([
      10, 18, 32, 57, 100, 178, 317, 563, 1000, 1779, 3163, 5624, 10_000,
    ]);
    expect(through.slice(0, 3)).toEqual([0, 1, 2]);
  });

  it('passes each power of ten with one per decade', () => {
    expect(passed(logSpaced(1), first(1001))).toEqual([0, 1, 10, 100, 1000]);
  });

  it('has ten per decade unless asked for others', () => {
    expect(passed(logSpaced(), first(1001))).toEqual(passed(logSpaced(10), first(1001)));
    expect(passed(logSpaced(), first(1001)).filter((step) => step > 100)).toHaveLength(10);
  });

  it.each([0, -1, NaN])('refuses %d', (perDecade) => {
    expect(() => logSpaced(perDecade)).toThrow(
      new RangeError(`logSpaced: perDecade must be positive, got ${perDecade}; 10 is the default`),
    );
  });
});
