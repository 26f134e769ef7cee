import { RunState } from '@weir/core';
import { constantRate } from '@weir/nn';
import type { Schedule } from '@weir/nn';
import { describe, expect, it } from 'vitest';
import { ratesOf } from './rates.ts';

/** Halves the rate at each loss above 1. */
const halving: Schedule = Object.assign(() => 1, {
  feedback: {
    initial: { rate: 1 },
    waits: 1,
    rate: ({ rate }: { readonly rate: number }) => rate,
    add: ({ rate }: { readonly rate: number }, loss: number) => ({ rate: loss > 1 ? rate / 2 : rate }),
  },
}) as unknown as Schedule; // with a state of its own

describe('ratesOf', () => {
  it('is a schedule as it is, which evaluations do not change', () => {
    const schedule = constantRate(0.1);
    const rates = ratesOf(schedule);
    expect(rates.schedule).toBe(schedule);
    expect(rates.observe({ step: 5, loss: 9 })).toBeUndefined();
  });

  it('follows the losses where the schedule has feedback, and says when the rate changes', () => {
    const rates = new RunState().within(() => ratesOf(halving));
    expect(rates.observe({ step: 5, loss: 0.5 })).toBeUndefined();
    expect(rates.observe({ step: 10, loss: 2 })).toEqual({
      type: 'rateChanged',
      step: 10,
      from: 1,
      learningRate: 0.5,
      loss: 2,
    });
    expect(rates.schedule(11)).toBe(0.5);
  });

  it('goes on from a checkpoint at the rate that it had', () => {
    const state = new RunState();
    state.within(() => ratesOf(halving)).observe({ step: 1, loss: 2 });
    expect(new RunState(structuredClone(state.save())).within(() => ratesOf(halving)).schedule(2)).toBe(0.5);
  });
});
