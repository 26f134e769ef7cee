import { extended } from '@weir/core';
import type { Fold } from '@weir/core';
import { meanStdOf } from '../statistics/meanStdOf.ts';
import type { MeanStd } from '../statistics/meanStdOf.ts';
import type { RunningMoments } from './momentsAccumulator.ts';

/** Mean and std over a layer's features of what it tracks. */
export interface LayerRunningSummary {
  readonly name: string;
  readonly tracks: 'variance' | 'std';
  readonly mean: MeanStd;
  readonly variance: MeanStd;
}

/** Summaries of the running moments, one a measurement. */
export interface RunningMomentsHistory {
  readonly entries: readonly { readonly step: number; readonly layers: readonly LayerRunningSummary[] }[];
}

/** How the running moments moved, summed up over each layer's features: `runningMoments(), fold(runningMomentsHistory)`. */
export const runningMomentsHistory: Fold<RunningMomentsHistory, RunningMoments> = {
  initial: { entries: [] },
  add(draft, { step, layers }, retain) {
    const writable = draft as { entries: RunningMomentsHistory['entries'] }; // writable within a draft
    const summaries = layers.map(({ name, tracks, mean, variance }) => ({
      name,
      tracks,
      mean: meanStdOf(mean),
      variance: meanStdOf(variance),
    }));
    writable.entries = extended(draft.entries, { step, layers: summaries }, retain);
  },
};
