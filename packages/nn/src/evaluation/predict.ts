import { currentDevice } from '@weir/kernels';
import type { Examples } from '../signals/examples.ts';
import { atRest } from './atRest.ts';
import { eachBatch } from './eachBatch.ts';
import type { TrainedNetwork } from './forEvaluation.ts';

/** Examples whose targets nobody asks for. */
export type Inputs = Pick<Examples, 'inputs' | 'inputShape' | 'size'>;

/**
 * What a network, made by `forEvaluation`, says of each example: its outputs, row-major `[size, …outputShape]`.
 *
 * @param batchSize Examples at a time. Default 4096; lower it where memory is short.
 */
export function predict(
  network: TrainedNetwork,
  { inputs, inputShape, size }: Inputs,
  { batchSize = 4096 }: { readonly batchSize?: number } = {},
): Float32Array {
  const device = currentDevice();
  const noTargets = { targets: new Int32Array(size), targetShape: [], targetKind: 'classes' } as const;
  return atRest(network, () => {
    const parts: Float32Array[] = [];
    eachBatch(device, { inputs, inputShape, size, ...noTargets }, batchSize, (minibatch, scope) => {
      parts.push(Float32Array.from(device.read(network.apply(minibatch.inputs, scope, false).output)));
    });
    const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
    parts.reduce((at, part) => {
      all.set(part, at);
      return at + part.length;
    }, 0);
    return all;
  });
}
