import type { States } from '@weir/diagnostics';
import { describe, expect, it } from 'vitest';
import { newestAlone, withHistories } from './histories.ts';
import { unknownRun } from './runState.ts';

const ratios = (...steps: readonly number[]) => ({ entries: steps.map((step) => ({ step, ratios: [] })) });
const losses = (...steps: readonly number[]) => steps.map((step) => ({ step, loss: step }));
const measured = (changes: Partial<Record<keyof States, object>>): States =>
  ({ ...unknownRun.measured, ...changes }) as States; // states of their kinds, as far as it matters

describe('the newest alone', () => {
  it('is the last entry of each history, and all else as it is', () => {
    const samples = unknownRun.measured.samples;
    const activations = { latest: { step: 3, layers: [] } };
    const loss = { entries: losses(0, 1, 2), validation: losses(1) };
    const cut = newestAlone(measured({ updateRatio: ratios(0, 10, 20), loss, activations }));
    expect(cut.updateRatio).toEqual(ratios(20));
    expect(cut.loss).toEqual({ entries: losses(2), validation: losses(1) });
    expect(cut.activations).toBe(activations);
    expect(cut.samples).toBe(samples);
  });
});

describe('with its histories', () => {
  it('has what the run still has up to then, and the entry of then, which may be thinned away since', () => {
    const then = newestAlone(measured({ updateRatio: ratios(0, 10, 20, 30) }));
    const now = measured({ updateRatio: ratios(0, 20, 40, 60) });
    expect(withHistories(then, now).updateRatio).toEqual(ratios(0, 20, 30));
  });

  it('has nothing of what was first measured later', () => {
    const activations = { latest: { step: 90, layers: [] } };
    const now = measured({ updateRatio: ratios(40), activations });
    const then = withHistories(newestAlone(unknownRun.measured), now);
    expect(then).toEqual(unknownRun.measured);
  });

  it('holds what it held where the run no longer has that history', () => {
    const then = newestAlone(measured({ updateRatio: ratios(0, 10) }));
    expect(withHistories(then, unknownRun.measured).updateRatio).toEqual(ratios(10));
  });
});
