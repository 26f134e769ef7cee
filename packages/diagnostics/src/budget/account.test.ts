import { describe, expect, it } from 'vitest';
import { Account, settlingSteps } from './account.ts';

describe('Account', () => {
  it('is due at step 0, at multiples of its cadence, and at the last step', () => {
    const account = new Account({ diagnostic: 'loss', every: 10, last: 99 });
    const due = (multiple: number) =>
      Array.from({ length: 100 }, (_, step) => step).filter((step) => account.isDue(step, multiple));
    expect(due(1)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 99]);
    expect(due(4)).toEqual([0, 40, 80, 99]);
  });

  it('is never thinned where it is fixed', () => {
    expect(new Account({ diagnostic: 'health rules', every: 10, fixed: true }).every(1000)).toBe(10);
    expect(new Account({ diagnostic: 'loss', every: 10 }).every(1000)).toBe(10_000);
  });

  it('has its cost by step at the cadence configured, without the first call', () => {
    const account = new Account({ diagnostic: 'loss', every: 10 });
    expect(account.perStep).toBe(0);
    for (const time of [500, 3, 3, 3, 3, 3]) account.add(time);
    expect(account.firstCall).toBe(500);
    expect(account.perStep).toBeCloseTo(0.3, 12);
  });

  it('waits for what is fixed to be compiled', () => {
    const account = new Account({ diagnostic: 'trace', every: 1, fixed: true });
    for (let call = 0; call < settlingSteps; call++) account.add(50);
    expect(account.perStep).toBe(0);
    for (let call = 0; call < 8; call++) account.add(1);
    expect(account.perStep).toBe(1);
  });
});
