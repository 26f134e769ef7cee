import type { BatchNormUnit } from '@weir/diagnostics';

/** A linear scale from values to pixels, and back. */
export interface LineScale {
  /** Where a value lies; of one beyond the ends, the end. */
  at(value: number): number;
  /** The value at a place; of one beyond the ends, the end's. */
  value(place: number): number;
  readonly low: number;
  readonly high: number;
}

/** Values from `low` to `high`, over so many pixels from `from`. */
export function lineScale(low: number, high: number, from: number, width: number): LineScale {
  const within = (share: number) => Math.min(1, Math.max(0, share));
  return {
    at: (value) => from + width * within((value - low) / (high - low)),
    value: (place) => low + (high - low) * within((place - from) / width),
    low,
    high,
  };
}

/** How far a value can be dragged, in stds of the batch: far enough that the others are pressed together. */
const reach = 8;

/** The ends of the line of inputs: what was measured and as far again as one can drag; they stay while one drags. */
export function inputEnds({ inputs, batch: { mean, variance } }: BatchNormUnit): readonly [number, number] {
  const spread = Math.sqrt(variance) || Math.abs(mean) || 1;
  return [Math.min(mean - reach * spread, ...inputs), Math.max(mean + reach * spread, ...inputs)];
}

/**
 * The ends of the line of outputs: a batch of N values never reaches beyond `β ± γ √(N − 1)`, and seldom beyond five stds.
 */
export function outputEnds({ gamma, beta }: BatchNormUnit, values: number): readonly [number, number] {
  const most = Math.min(5, Math.sqrt(values)) * (Math.abs(gamma) || 1);
  return [beta - most, beta + most];
}
