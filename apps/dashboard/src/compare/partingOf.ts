import { firstParting } from '@weir/core';
import type { Parting } from '@weir/core';
import type { LossHistory } from '../source/runSource.ts';

/** Where two runs part, as far as their losses are known. */
export interface KnownParting extends Parting {
  /** Whether the step before is known of both, and is alike: else they may have parted some steps earlier. */
  readonly isExact: boolean;
}

/** The first step at which two runs have different losses, bit for bit; undefined where they are alike as far as both came. */
export function partingOf(a: LossHistory, b: LossHistory): KnownParting | undefined {
  const [one, other] = [byStep(a), byStep(b)];
  const parting = firstParting(one, other);
  if (!parting) return undefined;
  const before = parting.step - 1;
  return { ...parting, isExact: before < 0 || (one[before] !== undefined && other[before] !== undefined) };
}

/** Sparse where steps are left out. One that is null was not finite. */
function byStep({ steps, losses }: LossHistory): readonly (number | undefined)[] {
  const all: number[] = [];
  steps.forEach((step, at) => (all[step] = losses[at] ?? NaN));
  return all;
}
