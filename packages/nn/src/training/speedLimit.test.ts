import { expect, it } from 'vitest';
import { SpeedLimit } from './speedLimit.ts';

/** Times at which steps ran within a second, asked as often as timers come: every `tick` milliseconds. */
function ran(limit: SpeedLimit, tick: number): number {
  let steps = 0;
  for (let now = 5000; now < 6000; now += tick) while (steps < 9999 && limit.wait(now) === 0) steps++;
  return steps;
}

it.each([1, 10, 200, 2000])('lets %i steps a second run, however coarse the timers', (perSecond) => {
  for (const tick of [1, 4, 15]) {
    const limit = new SpeedLimit();
    limit.set(perSecond);
    // At the beginning it may catch up as on a late timer.
    expect(ran(limit, tick)).toBeGreaterThanOrEqual(Math.floor(perSecond * 0.95));
    const again = new SpeedLimit();
    again.set(perSecond);
    expect(ran(again, tick)).toBeLessThanOrEqual(Math.ceil(perSecond * 1.03) + 1);
  }
});

it('says how long is to be waited', () => {
  const limit = new SpeedLimit();
  limit.set(2);
  expect(limit.wait(1000)).toBe(0);
  expect(limit.wait(1100)).toBeCloseTo(380, 6);
  limit.set(undefined);
  expect(limit.wait(1100)).toBe(0);
  expect(limit.wait(1100)).toBe(0);
});
