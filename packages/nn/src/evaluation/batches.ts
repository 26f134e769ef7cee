import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Device } from '@weir/kernels';
import { runChain } from '../layers/composedChain.ts';
import type { AnyLayer } from '../layers/layer.ts';
import type { Examples } from '../signals/examples.ts';
import type { Minibatch } from '../signals/minibatch.ts';
import type { StepScope } from '../signals/stepScope.ts';
import { minibatchOfRange } from '../training/minibatchOf.ts';
import { runStep } from '../training/minibatches.ts';

/** Runs a network over all examples, in their order, and hands each batch's output on within its scope. */
export function batches(
  device: Device,
  network: AnyLayer,
  examples: Examples,
  batchSize: number,
  use: (output: TensorInfo, minibatch: Minibatch, scope: StepScope) => void,
): void {
  for (let start = 0, step = 0; start < examples.size; start += batchSize, step++) {
    runStep(device, step, (scope) => {
      const minibatch = minibatchOfRange(examples, start, Math.min(start + batchSize, examples.size), scope);
      const [entry] = runChain([network], minibatch.inputs, scope, false);
      if (entry) use(entry.output, minibatch, scope);
    });
  }
}
