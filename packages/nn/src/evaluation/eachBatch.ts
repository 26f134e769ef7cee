import type { Device } from '@weir/kernels';
import type { Examples } from '../signals/examples.ts';
import type { Minibatch } from '../signals/minibatch.ts';
import type { StepScope } from '../signals/stepScope.ts';
import { minibatchOfRange } from '../training/minibatchOf.ts';
import { runStep } from '../training/minibatches.ts';

/** Runs `use` on each batch of the examples, in their order, within a scope of its own. */
export function eachBatch(
  device: Device,
  examples: Examples,
  batchSize: number,
  use: (minibatch: Minibatch, scope: StepScope) => void,
): void {
  for (let start = 0, step = 0; start < examples.size; start += batchSize, step++) {
    const end = Math.min(start + batchSize, examples.size);
    runStep(device, step, (scope) => use(minibatchOfRange(examples, start, end, scope), scope));
  }
}
