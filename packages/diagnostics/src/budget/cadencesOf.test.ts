import { describe, expect, it } from 'vitest';
import { Account, settlingSteps } from './account.ts';
import { cadencesOf } from './cadencesOf.ts';

/** An account that was timed often enough to know what it costs. */
function timed(watcher: ConstructorParameters<typeof Account>[0], milliseconds: number): Account {
  const account = new Account(watcher);
  for (let call = 0; call < settlingSteps + 20; call++) account.add(milliseconds);
  return account;
}

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
