import { currentDevice } from '@weir/kernels';
import type { LossFunction } from '../losses/lossFunction.ts';
import type { Examples } from '../signals/examples.ts';
import { atRest } from './atRest.ts';
import { correct } from './correct.ts';
import { eachBatch } from './eachBatch.ts';
import type { TrainedNetwork } from './forEvaluation.ts';

/** How well a network does on a split. */
export interface Evaluation {
  /** Mean over all examples, summed in float64. */
  readonly loss: number;
  /** Share of examples whose largest logit is the label's; absent where targets are values. */
  readonly accuracy?: number;
}

/**
 * Loss and accuracy of a network, made by `forEvaluation`, over a whole split.
 *
 * @param batchSize Examples at a time. Default 4096; lower it where memory is short.
 */
export function evaluate(
  network: TrainedNetwork,
  loss: LossFunction,
  examples: Examples,
  { batchSize = 4096 }: { readonly batchSize?: number } = {},
): Evaluation {
  const device = currentDevice();
  return atRest(network, () => {
    let total = 0;
    let right = 0;
    eachBatch(device, examples, batchSize, (minibatch, scope) => {
      const { output } = network.apply(minibatch.inputs, scope, false);
      const [mean] = loss.evaluate(output, minibatch, scope, false);
      total += (mean ? (device.read(mean)[0] ?? NaN) : NaN) * minibatch.size;
      if (examples.targetKind === 'classes')
        right += correct(device.read(output), device.read(minibatch.targets));
    });
    return {
      loss: total / examples.size,
      ...(examples.targetKind === 'classes' && { accuracy: right / examples.size }),
    };
  });
}
