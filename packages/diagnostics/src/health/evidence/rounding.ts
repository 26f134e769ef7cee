import type { ParameterSnapshot, Statistics } from '@weir/core';
import { median } from './median.ts';

/** Largest |grad|, relative to the median over all parameters, that is no more than float32's rounding. */
export const roundingShare = 1e-5;

/** Largest absolute value. */
export function largest({ min, max }: Pick<Statistics, 'min' | 'max'>): number {
  return Math.max(Math.abs(min), Math.abs(max));
}

/** The largest |grad| of a parameter that may be rounding beside those of the others; 0 where all are 0. */
export function roundingOf(parameters: readonly ParameterSnapshot[], relative = roundingShare): number {
  const sizes = parameters
    .map(({ grad }) => largest(grad.moments()))
    .filter((size) => size > 0 && Number.isFinite(size));
  return sizes.length ? relative * median(sizes) : 0;
}
