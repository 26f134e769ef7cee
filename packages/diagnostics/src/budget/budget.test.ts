import { describe, expect, it } from 'vitest';
import { simulatedRun } from '../testing/simulatedRun.ts';
import { Budget } from './budget.ts';

const every1 = { diagnostic: 'activations', every: 1 };

describe('Budget', () => {
  it('leaves cadences as configured where they fit, and says so once', () => {
    const { events, watch, run } = simulatedRun(0.05);
    const measured = watch({ diagnostic: 'activations', every: 10 }, () => 0.1);
    run(5000);
    expect(measured).toHaveLength(500);
    expect(events).toMatchObject([{ type: 'cadencesChosen', step: 16, multiple: 1 }]);
    expect(events[0]?.expected).toBeCloseTo(0.01, 10);
  });

  it('thins to the least round multiple that leaves a fifth of the budget spare', () => {
    const { events, watch, run } = simulatedRun(0.05);
    const measured = watch(every1, () => 0.54);
    run(1000);
    // 0.54 / 0.04 = 13.5, and 15 is the next
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ step: 8, budget: 0.05, multiple: 15 });
    expect(events[0]?.expected).toBeCloseTo(0.036, 10);
    expect(measured.slice(0, 11)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 15, 30, 45]);
  });

  it('keeps the proportions of the cadences configured, each on multiples of its own', () => {
    const { events, watch, run } = simulatedRun(0.05);
    const often = watch(every1, () => 0.05);
    const seldom = watch({ diagnostic: 'saturationMap', every: 4 }, () => 0.4);
    run(400);
    expect(events.at(-1)).toMatchObject({
      multiple: 4,
      cadences: [
        { diagnostic: 'activations', configured: 1, chosen: 4, fixed: false },
        { diagnostic: 'saturationMap', configured: 4, chosen: 16, fixed: false },
      ],
    });
    expect(often.filter((step) => step >= 8).every((step) => step % 4 === 0)).toBe(true);
    expect(seldom.filter((step) => step >= 8)).toEqual(Array.from({ length: 24 }, (_, at) => 16 * (at + 1)));
  });

  it('spends what it promised where a reading is paid for by the first who asks', () => {
    const { budget, events, watch, run } = simulatedRun(0.1);
    let computed = -1;
    const sharing = (step: number) => {
      if (computed === step) return 0.01;
      computed = step;
      return 0.5;
    };
    watch(every1, sharing);
    watch({ diagnostic: 'saturation', every: 1 }, sharing);
    watch({ diagnostic: 'trace', every: 2 }, sharing);
    run(20_000);
    expect(events).toHaveLength(1);
    expect(budget.spent.spent).toBeGreaterThan(0.06);
    expect(budget.spent.spent).toBeLessThan(0.1);
  });

  it('always measures step 0 and the last', () => {
    const { watch, run } = simulatedRun(0.01);
    const measured = watch({ ...every1, last: 99 }, () => 5);
    run(100);
    expect(measured).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 99]);
  });

  it('is not moved by the first call, nor by a few calls or steps that something came between', () => {
    const { events, watch, run } = simulatedRun(0.5);
    watch(every1, (step) => (step === 0 ? 1000 : step % 300 === 9 ? 30 : 0.3));
    run(5000, (step) => (step % 500 === 7 ? 100 : 1));
    expect(events.map((event) => event.multiple)).toEqual([1]);
  });

  it('does not change its mind for a little more or less', () => {
    const { events, watch, run } = simulatedRun(0.05);
    watch(every1, (step) => 0.55 * (1 + 0.15 * Math.sin(step / 700)));
    run(20_000);
    expect(events.map((event) => event.multiple)).toEqual([15]);
  });

  it('measures more often again, but no more than configured, when costs have fallen', () => {
    const { events, watch, run } = simulatedRun(0.05);
    const measured = watch(every1, (step) => (step < 500 ? 0.58 : step < 10_000 ? 0.19 : 0.01));
    run(20_000);
    expect(events.map((event) => event.multiple)).toEqual([15, 5, 1]);
    expect(measured.slice(-3)).toEqual([19_997, 19_998, 19_999]);
  });

  it('thins again when costs have risen', () => {
    const { events, watch, run } = simulatedRun(0.05);
    watch(every1, (step) => (step < 3000 ? 0.04 : 0.38));
    run(8000);
    expect(events.map((event) => event.multiple)).toEqual([1, 10]);
  });

  it('pays first for what is fixed, which is shown all that it measured for', () => {
    const { events, watch, run } = simulatedRun(0.1);
    const rule = watch({ diagnostic: 'health rules', every: 1, fixed: true }, () => 0.04);
    watch(every1, () => 0.48);
    run(2000);
    expect(rule).toHaveLength(2000);
    // 0.48 / (0.08 − 0.04) = 12
    expect(events.at(-1)).toMatchObject({ multiple: 12 });
    expect(events.at(-1)?.expected).toBeCloseTo(0.08, 10);
  });

  it('says so where what is fixed exceeds the budget, and leaves a tenth of it for the rest', () => {
    const { events, watch, run } = simulatedRun(0.05);
    watch({ diagnostic: 'loss', every: 1, fixed: true }, () => 0.2);
    const measured = watch(every1, () => 0.5);
    run(10_000);
    // 0.5 / 0.005 = 100
    expect(events.at(-1)).toMatchObject({ multiple: 100 });
    expect(events.at(-1)?.expected).toBeCloseTo(0.205, 10);
    expect(measured.at(-1)).toBe(9900);
  });

  it('forgets a diagnostic that has ended, so that the others get its share', () => {
    const { events, watch, run } = simulatedRun(0.05);
    watch(every1, () => 0.03);
    const dropped = watch({ diagnostic: 'dear', every: 1 }, () => 0.5, 20);
    run(1000);
    expect(dropped).toHaveLength(20);
    expect(events.map(({ multiple, cadences }) => [multiple, cadences.length])).toEqual([
      [15, 2],
      [1, 1],
    ]);
  });

  it('tells at the end of all that measured the last step', () => {
    const { events, steps$, watch, run } = simulatedRun(0.5);
    watch({ diagnostic: 'health rules', every: 1, fixed: true }, () => 0.01);
    watch({ diagnostic: 'health rules', every: 4, fixed: true }, () => 0.04);
    watch(every1, () => 0.1);
    run(1000);
    steps$.complete();
    const spent = events.at(-1);
    expect(spent).toMatchObject({ type: 'budgetSpent', step: 999, multiple: 1 });
    expect(
      spent?.cadences.map(({ microseconds, ...cadence }) => [Math.round(microseconds), cadence]),
    ).toEqual([
      [20, { diagnostic: 'health rules', configured: 1, chosen: 1, fixed: true }],
      [100, { diagnostic: 'activations', configured: 1, chosen: 1, fixed: false }],
    ]);
    expect(spent?.spent).toBeCloseTo(0.12, 3);
  });

  it('counts what passing a step by the watchers takes, where it is told when all have had it', () => {
    let time = 0;
    const budget = new Budget(0.05, { now: () => time });
    const account = budget.open(every1);
    const choices: number[] = [];
    budget.choices$.subscribe(({ multiple }) => choices.push(multiple));
    for (let step = 0; step < 1000; step++) {
      time += 1;
      budget.show(account, step, () => (time += 0.49));
      time += 0.02;
      budget.leave(step);
    }
    expect(choices).toEqual([15, 25]); // 0.49 / 0.04 = 12.3; 0.49 / (0.04 − 0.02) = 24.5
    expect(budget.spent.training).toBeCloseTo(0.999, 10);
    expect(budget.spent.expected).toBeCloseTo(0.0396, 10);
  });

  it('counts by how much measurements lengthen the steps after them', () => {
    const { events, watch, run } = simulatedRun(0.1);
    const measured = watch(every1, () => 0.3);
    run(2000, (step) => (measured.at(-1) === step - 1 ? 1.48 : 1));
    // 0.3 / (0.08 · 1.48) = 2.5 while every step follows a measurement; (0.3 + 0.48) / 0.08 = 9.8
    expect(events.map(({ multiple }) => multiple)).toEqual([3, 10]);
    expect(events.at(-1)?.expected).toBeCloseTo(0.078, 10);
  });

  it('counts that as seldom as what can be thinned measures, whatever is fixed beside it', () => {
    const { events, watch, run } = simulatedRun(0.05);
    watch({ diagnostic: 'trace', every: 1, fixed: true }, () => 0);
    const measured = watch({ diagnostic: 'activations', every: 4 }, () => 0.3);
    watch({ diagnostic: 'saturation', every: 8 }, () => 0);
    run(5000, (step) => (measured.at(-1) === step - 1 ? 1.48 : 1));
    // (0.3 + 0.48) / 4 / 0.04 = 4.9
    expect(events.at(-1)?.multiple).toBe(5);
    expect(events.at(-1)?.expected).toBeCloseTo(0.039, 10);
  });

  it('lets all of the time be taken, by a clock of its own', () => {
    const from = performance.now();
    const budget = new Budget(1);
    const account = budget.open(every1);
    const moves = () => {
      const now = performance.now();
      while (performance.now() === now); // until the clock moves
    };
    for (let step = 0; step < 2; step++) {
      budget.show(account, step, moves);
      moves();
    }
    const { training, watching } = budget.spent;
    expect(training).toBeGreaterThan(0);
    expect(watching).toBeGreaterThan(0);
    expect(training + watching).toBeLessThanOrEqual((performance.now() - from) / 1000);
  });

  it('does not take a pause for training', () => {
    const { budget, watch, run, wait } = simulatedRun(0.05);
    watch(every1, () => 0.01);
    run(100);
    budget.pause();
    wait(60_000);
    run(100);
    expect(budget.spent.training).toBeCloseTo(0.198, 10); // neither what came before the first step nor the pause
    expect(budget.spent.watching).toBeCloseTo(0.002, 10);
    expect(budget.spent.firstCalls).toBeCloseTo(0.00001, 10);
  });

  it.each([0, -0.1, 1.01, NaN])('refuses a share of %d', (share) => {
    expect(() => new Budget(share)).toThrow(`Budget: share must be above 0 and at most 1, got ${share}`);
  });
});
