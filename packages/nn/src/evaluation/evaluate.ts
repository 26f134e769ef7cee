import type { LayerSnapshot } from '@weir/core';
import { currentDevice } from '@weir/kernels';
import type { LossFunction } from '../losses/lossFunction.ts';
import type { Examples } from '../signals/examples.ts';
import { LayerReadings } from '../snapshots/layerReadings.ts';
import { sizeOf } from '../shapes/shape.ts';
import { TapeNames } from '../training/tapeNames.ts';
import { atRest } from './atRest.ts';
import { correct } from './correct.ts';
import { eachBatch } from './eachBatch.ts';
import { examplesAtOnce } from './examplesAtOnce.ts';
import type { TrainedNetwork } from './forEvaluation.ts';

/** How well a network does on a split. */
export interface Evaluation {
  /** Mean over all examples, summed in float64. */
  readonly loss: number;
  /** Share of examples whose largest logit is the label's; absent where targets are values. */
  readonly accuracy?: number;
  /** Mean entropy of the targets in nats, where the loss is a cross-entropy and it is not 0; see `LossDescription`. */
  readonly targetEntropy?: number;
}

/** How a split is gone through. */
export interface EvaluateOptions {
  /** Examples at a time. Default 4096, or fewer where their layers would take more than 512 MB. */
  readonly batchSize?: number;
  /** Looks at the layers on each batch, named as in training; their readings last until it returns. */
  readonly visit?: (layers: readonly LayerSnapshot[]) => void;
}

/** Loss and accuracy of a network, made by `forEvaluation`, over a whole split. */
export function evaluate(
  network: TrainedNetwork,
  loss: LossFunction,
  examples: Examples,
  { batchSize = examplesAtOnce(network, examples.inputShape), visit }: EvaluateOptions = {},
): Evaluation {
  const device = currentDevice();
  const names = new TapeNames();
  return atRest(network, () => {
    let total = 0;
    let right = 0;
    eachBatch(device, examples, batchSize, (minibatch, scope) => {
      const { output, inner } = network.apply(minibatch.inputs, scope, false);
      visit?.(names.of(inner).map((named) => new LayerReadings(named, scope)));
      const [mean] = loss.evaluate(output, minibatch, scope, false);
      total += (mean ? (device.read(mean)[0] ?? NaN) : NaN) * minibatch.size;
      if (examples.targetKind === 'classes')
        right += correct(device.read(output), device.read(minibatch.targets));
    });
    const outputs = sizeOf(network.outputShape(examples.inputShape));
    const entropy = loss.targetEntropy?.(examples, outputs) ?? 0;
    return {
      loss: total / examples.size,
      ...(examples.targetKind === 'classes' && { accuracy: right / examples.size }),
      ...(entropy > 0 && { targetEntropy: entropy }),
    };
  });
}
