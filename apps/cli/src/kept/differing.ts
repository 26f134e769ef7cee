import type { RunDiffers } from '@weir/core';

/** The line for a difference between what is recorded and what is computed. */
export const differing = ({ step, what, recorded, recomputed }: RunDiffers): string =>
  `at step ${step} ${what} is not what was recorded: ${recorded} then, ${recomputed} now; another machine, version or code of one’s own computes other bits`;
