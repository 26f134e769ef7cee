import { describe, expect, it } from 'vitest';
import { unknownRun } from './runState.ts';
import { stateAt } from './stateAt.ts';

const { measured } = unknownRun;

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
  const other = { ...measured, mistakes: { latest: { step: 40 } as never } }; // all that is looked at
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
    expect(stateAt(run, 45).measured).toEqual(other);
    expect(stateAt(run, 39).measured).toEqual(measured);
    expect(stateAt(run, 5).findings).toEqual([]);
    expect(stateAt(run, 20).findings).toEqual([{ ...finding, since: 10 }]);
    expect(stateAt(run, 40).findings).toEqual(run.findings);
  });

  it('is the newest where no step is asked for', () => {
    expect(stateAt(run, undefined)).toBe(run);
  });
});
