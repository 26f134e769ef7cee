import type { ParameterSnapshot } from '@weir/core';

/** Mean and std (over N − 1) of what a parameter held ahead of the step's update: `data − update`, in float64. */
export function momentsBeforeUpdate({ data, update }: Pick<ParameterSnapshot, 'data' | 'update'>): {
  readonly mean: number;
  readonly std: number;
} {
  const { min, max } = update.moments();
  if (min === 0 && max === 0) return data.moments();
  const values = data.values();
  const steps = update.values();
  const count = values.length;
  let mean = 0;
  let squares = 0;
  for (let at = 0; at < count; at++) {
    const value = (values[at] ?? NaN) - (steps[at] ?? NaN);
    const distance = value - mean;
    mean += distance / (at + 1);
    squares += distance * (value - mean);
  }
  return { mean, std: count > 1 ? Math.sqrt(squares / (count - 1)) : 0 };
}
