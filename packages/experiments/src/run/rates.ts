import { kept } from '@weir/core';
import type { RateChanged } from '@weir/core';
import type { Schedule } from '@weir/nn';

/** The learning rates of a run, whether they follow from the step or from evaluations. */
export interface Rates {
  readonly schedule: (step: number) => number;
  /** Takes a validation loss in; returns an event if the rate is another one from then on. */
  observe(evaluation: { readonly step: number; readonly loss: number }): RateChanged | undefined;
}

/** Follows a schedule; what it has learnt from evaluations is kept with the run. Call it while being subscribed to. */
export function ratesOf(schedule: Schedule): Rates {
  if (!schedule.feedback) return { schedule, observe: () => undefined };
  const fold = schedule.feedback;
  const state = kept('rates', fold.initial);
  return {
    schedule: () => fold.rate(state.value),
    observe({ step, loss }) {
      const from = fold.rate(state.value);
      state.value = fold.add(state.value, loss);
      const learningRate = fold.rate(state.value);
      return learningRate === from ? undefined : { type: 'rateChanged', step, from, learningRate, loss };
    },
  };
}
