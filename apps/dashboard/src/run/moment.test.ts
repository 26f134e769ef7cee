import { describe, expect, it } from 'vitest';
import { momentAt, stateAt, withMoment } from './moment.ts';
import type { Moment } from './moment.ts';
import { unknownRun } from './runState.ts';

const { measured } = unknownRun;
const moments = (...steps: readonly number[]) =>
  steps.reduce<readonly Moment[]>((past, step) => withMoment(past, { step, measured }), []);
const stepsOf = (past: readonly Moment[]) => past.map(({ step }) => step);

describe('moments', () => {
  it('are in the order of their steps, one a step', () => {
    expect(stepsOf(moments(0, 10, 10, 20))).toEqual([0, 10, 20]);
  });

  it('that come again take the place of all from there on', () => {
    expect(stepsOf(moments(0, 10, 20, 30, 10))).toEqual([0, 10]);
  });

  it('are never more than 160, spread evenly, with the first and the last among them', () => {
    const steps = stepsOf(moments(...Array.from({ length: 1000 }, (_, at) => at * 7)));
    expect(steps).toHaveLength(160);
    expect([steps[0], steps.at(-1)]).toEqual([0, 999 * 7]);
    const gaps = steps.slice(1).map((step, at) => step - (steps[at] ?? NaN));
    expect(Math.max(...gaps) / Math.min(...gaps)).toBeLessThanOrEqual(8);
  });
});

describe('the state at a step', () => {
  const finding = {
    rule: 'lossFlat',
    subject: 'run',
    step: 50,
    severity: 'warning',
    value: 1,
    threshold: 0,
    formula: 'x',
    meaning: 'm',
    remedy: 'r',
  } as const;
  const other = { ...measured };
  const run = {
    ...unknownRun,
    past: [
      { step: 0, measured },
      { step: 40, measured: other },
    ],
    findings: [
      { ...finding, since: 10, cleared: 30 },
      { ...finding, since: 35 },
    ],
  };

  it('is what had been measured, and found, by then', () => {
    expect(momentAt(run.past, 39)?.step).toBe(0);
    expect(stateAt(run, 45).measured).toBe(other);
    expect(stateAt(run, 39).measured).toBe(measured);
    expect(stateAt(run, 5).findings).toEqual([]);
    expect(stateAt(run, 20).findings).toEqual([{ ...finding, since: 10 }]);
    expect(stateAt(run, 40).findings).toEqual(run.findings);
  });

  it('is the newest where no step is asked for', () => {
    expect(stateAt(run, undefined)).toBe(run);
  });
});
