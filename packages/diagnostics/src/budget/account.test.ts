import { describe, expect, it } from 'vitest';
import { Account, settlingSteps } from './account.ts';
import { cadencesOf } from './cadencesOf.ts';

/** An account that was timed often enough to know what it costs. */
function timed(watcher: ConstructorParameters<typeof Account>[0], milliseconds: number): Account {
  const account = new Account(watcher);
  for (let call = 0; call < settlingSteps + 20; call++) account.add(milliseconds);
  return account;
}

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

describe('cadencesOf', () => {
  it('says of each what was configured, what was chosen, and what one call takes', () => {
    const accounts = [
      timed({ diagnostic: 'loss', every: 10 }, 2),
      timed({ diagnostic: 'health rules', every: 100, fixed: true }, 5),
    ];
    expect(cadencesOf(accounts, 5)).toEqual([
      { diagnostic: 'loss', configured: 10, chosen: 50, fixed: false, microseconds: expect.closeTo(2000, 6) },
      {
        diagnostic: 'health rules',
        configured: 100,
        chosen: 100,
        fixed: true,
        microseconds: expect.closeTo(5000, 6),
      },
    ]);
  });

  it('takes those of one name together: the closest cadence, and the cost by step of all', () => {
    const accounts = [
      timed({ diagnostic: 'health rules', every: 100, fixed: true }, 5),
      timed({ diagnostic: 'health rules', every: 20, fixed: true }, 1),
    ];
    const [together, ...others] = cadencesOf(accounts, 1);
    expect(others).toEqual([]);
    expect(together?.configured).toBe(20);
    expect(together?.microseconds).toBeCloseTo(1000 * 20 * (5 / 100 + 1 / 20), 6);
  });
});
