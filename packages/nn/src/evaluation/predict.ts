import { currentDevice } from '@weir/kernels';
import type { Shape } from '../shapes/shape.ts';
import { atRest } from './atRest.ts';
import { eachBatch } from './eachBatch.ts';
import { examplesAtOnce } from './examplesAtOnce.ts';
import type { TrainedNetwork } from './forEvaluation.ts';

/** Examples without targets. */
export interface Inputs {
  readonly inputs: Int32Array | Float32Array;
  readonly inputShape: Shape;
  readonly size: number;
}

/**
 * The outputs of a network, made by `forEvaluation`, for each example: row-major `[size, …output shape]`.
 *
 * @param batchSize Examples at a time. Default 4096, or fewer where their layers would take more than 512 MB.
 */
export function predict(
  network: TrainedNetwork,
  { inputs, inputShape, size }: Inputs,
  { batchSize = examplesAtOnce(network, inputShape) }: { readonly batchSize?: number } = {},
): Float32Array {
  const device = currentDevice();
  const examples = {
    inputs,
    inputShape,
    size,
    targets: new Int32Array(size),
    targetShape: [],
    targetKind: 'classes',
  } as const;
  return atRest(network, () => {
    const parts: Float32Array[] = [];
    eachBatch(device, examples, batchSize, (minibatch, scope) => {
      const { output } = network.apply(minibatch.inputs, scope, false);
      parts.push(Float32Array.from(device.read(output)));
    });
    const all = new Float32Array(parts.reduce((total, part) => total + part.length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  });
}
