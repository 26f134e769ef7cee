import { arraySnapshot } from '@weir/core';
import { Budget, findings, ruleKind } from '@weir/diagnostics';
import { from, map } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { judged } from './judged.ts';

const steps = [0, 1, 2, 3].map((step) => arraySnapshot({ step, loss: step }));
const high = ruleKind({
  type: 'high',
  schema: { 'above?': 'number' },
  defaultEvery: 1,
  operator: ({ above = 1 }) =>
    findings(
      'high',
      () =>
        ({ loss: value }) =>
          value > above
            ? [
                {
                  subject: 'run',
                  severity: 'warning',
                  value,
                  threshold: above,
                  formula: 'loss',
                  meaning: 'm',
                  remedy: 'r',
                },
              ]
            : [],
    ),
});
const changesOf = (options: object, budget?: Budget) => {
  const events: string[] = [];
  from(steps)
    .pipe(judged({ kind: high, options }, {}, budget))
    .subscribe((event) => events.push(`${event.step} ${event.type}`));
  return events;
};

describe('judged', () => {
  it('has a rule with the options of the configuration', () => {
    expect(changesOf({})).toEqual(['2 finding', '3 finding']);
    expect(changesOf({ above: 2.5 })).toEqual(['3 finding']);
  });

  it('is counted by a budget, and never thinned by it', () => {
    let time = 0;
    const budget = new Budget(0.001, { now: () => (time += 1) });
    expect(changesOf({}, budget)).toEqual(changesOf({}));
    expect(budget.spent.cadences).toMatchObject([{ diagnostic: 'health rules', configured: 1, fixed: true }]);
  });

  it('goes on where a rule throws, and says so', () => {
    const broken = ruleKind({
      type: 'broken',
      schema: {},
      operator: () =>
        map(() => {
          throw new Error('no verdict');
        }),
    });
    const events: unknown[] = [];
    from(steps)
      .pipe(judged({ kind: broken, options: {} }, {}, undefined))
      .subscribe((event) => events.push(event));
    expect(events[0]).toMatchObject({
      type: 'diagnosticFailed',
      diagnostic: 'broken',
      message: 'no verdict',
    });
  });
});
