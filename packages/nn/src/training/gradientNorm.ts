import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { StepScope } from '../signals/stepScope.ts';

/** `√(Σ g²)` over all values of these gradients together, summed in float64. */
export function gradientNorm(
  gradients: readonly TensorInfo[],
  { device }: Pick<StepScope, 'device'>,
): number {
  let sum = 0;
  for (const gradient of gradients) {
    const values = device.read(gradient);
    for (let at = 0; at < values.length; at++) sum += (values[at] as number) ** 2; // at < length
  }
  return Math.sqrt(sum);
}
