import { describe, expect, it } from 'vitest';
import { Account } from './account.ts';
import { Ledger } from './ledger.ts';

/** A ledger with a clock that goes on by what its parts are said to take. */
function timed() {
  let time = 1000;
  const ledger = new Ledger(() => time);
  const pass = (milliseconds: number) => void (time += milliseconds);
  const watcher = new Account({ diagnostic: 'loss', every: 1 });
  return { ledger, pass, watcher };
}

describe('Ledger', () => {
  it('counts the time between two steps as training, and what is done at a step as watching', () => {
    const { ledger, pass, watcher } = timed();
    ledger.begin(0, () => pass(1));
    ledger.time(watcher, () => pass(2));
    pass(10);
    ledger.begin(1, () => {});
    ledger.time(watcher, () => pass(3));
    expect(ledger.step).toBe(1);
    expect(ledger.taken).toEqual({ training: 10, watching: 6, firstCalls: 2 });
    expect([watcher.firstCall, watcher.perStep]).toEqual([2, 3]);
  });

  it('counts what passing a step takes besides measuring, where it is told when all have had it', () => {
    const { ledger, pass, watcher } = timed();
    ledger.begin(0, () => {});
    pass(4);
    ledger.time(watcher, () => pass(2));
    pass(1);
    ledger.leave();
    expect(ledger.taken.watching).toBe(7);
    for (let step = 1; step < 110; step++) {
      ledger.begin(step, () => {});
      pass(5);
      ledger.leave();
    }
    expect(ledger.passing).toBe(5);
  });

  it('takes a pause for no training', () => {
    const { ledger, pass } = timed();
    ledger.begin(0, () => {});
    ledger.pause();
    pass(500);
    ledger.begin(1, () => {});
    expect(ledger.taken.training).toBe(0);
  });

  it('knows what a plain step takes, and by how much a measurement lengthens the one after it', () => {
    const { ledger, pass, watcher } = timed();
    for (let step = 0; step < 40; step++) {
      ledger.begin(step, () => {});
      const measures = step % 2 === 0;
      if (measures) ledger.time(watcher, () => pass(1));
      pass(measures ? 12 : 10);
    }
    expect([ledger.plainStep, ledger.aftermath]).toEqual([10, 2]);
    expect([timed().ledger.plainStep, timed().ledger.aftermath]).toEqual([0, 0]);
  });

  it('times what fails too, and does not call a measurement what is fixed', () => {
    const { ledger, pass } = timed();
    const fixed = new Account({ diagnostic: 'trace', every: 1, fixed: true });
    for (let step = 0; step < 20; step++) {
      ledger.begin(step, () => {});
      expect(() =>
        ledger.time(fixed, () => {
          pass(1);
          throw new Error('no layer');
        }),
      ).toThrow('no layer');
      pass(10);
    }
    expect(ledger.taken.watching).toBe(20);
    expect([ledger.plainStep, ledger.aftermath]).toEqual([10, 0]);
  });

  it('takes the step after what is fixed for a plain one, long as it may be', () => {
    const { ledger, pass } = timed();
    const fixed = new Account({ diagnostic: 'trace', every: 2, fixed: true });
    for (let step = 0; step < 40; step++) {
      ledger.begin(step, () => {});
      const measures = step % 2 === 0;
      if (measures) ledger.time(fixed, () => pass(1));
      pass(measures ? 12 : 10);
    }
    expect([ledger.plainStep, ledger.aftermath]).toEqual([11, 0]);
  });

  it('goes on from what was taken before', () => {
    const { ledger, pass } = timed();
    ledger.restore({ training: 100, watching: 10, firstCalls: 5 });
    ledger.begin(0, () => {});
    pass(10);
    ledger.begin(1, () => {});
    expect(ledger.taken).toEqual({ training: 110, watching: 10, firstCalls: 5 });
  });
});
