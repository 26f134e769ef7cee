import type { Gradients } from './backward.ts';
import { leaves } from './leaves.ts';

/** `√(Σ g²)` over the gradients of all parameters together, summed in float64. */
export function gradientNorm({ tape, scope }: Pick<Gradients, 'tape' | 'scope'>): number {
  let sum = 0;
  for (const { parameterGrads } of leaves(tape)) {
    for (const gradient of parameterGrads) {
      const values = scope.device.read(gradient);
      for (let at = 0; at < values.length; at++) sum += (values[at] as number) ** 2; // at < length
    }
  }
  return Math.sqrt(sum);
}
