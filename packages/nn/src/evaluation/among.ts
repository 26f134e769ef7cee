import type { TensorInfo } from '@tensorflow/tfjs-core';
import { currentDevice } from '@weir/kernels';
import type { AnyLayer } from '../layers/layer.ts';
import type { LossFunction } from '../losses/lossFunction.ts';
import type { Examples } from '../signals/examples.ts';
import type { Minibatch } from '../signals/minibatch.ts';
import type { StepScope } from '../signals/stepScope.ts';
import { minibatchOf } from '../training/minibatchOf.ts';
import { runStep } from '../training/minibatches.ts';
import { atRest } from './atRest.ts';

/** A batch: examples to look at, ahead of others that are there for company. Both are indices; one can come twice. */
export interface Gathering {
  readonly probed: readonly number[];
  readonly others: ArrayLike<number>;
}

/**
 * The outputs of the probed examples of each gathering, row-major `[probed, …output shape]`: what a batch does to them.
 *
 * @param network As it trains, or made by `forEvaluation`. It is not changed.
 */
export function outputsAmong(
  network: AnyLayer,
  examples: Examples,
  gatherings: readonly Gathering[],
): readonly Float32Array[] {
  return each(network, examples, gatherings, ({ output, scope }) =>
    Float32Array.from(scope.device.read(output)),
  );
}

/**
 * The loss of the probed examples of each gathering: alike for all whose `probed` are, unless the network looks at the
 * batch.
 *
 * @param network As it trains, or made by `forEvaluation`. It is not changed.
 */
export function lossesAmong(
  network: AnyLayer,
  loss: LossFunction,
  examples: Examples,
  gatherings: readonly Gathering[],
): readonly number[] {
  return each(network, examples, gatherings, ({ output, minibatch, scope }) => {
    const [mean] = loss.evaluate(output, minibatch, scope, false);
    return mean ? (scope.device.read(mean)[0] ?? NaN) : NaN;
  });
}

/** The probed examples' part of a forward pass. */
interface Probed {
  readonly output: TensorInfo;
  readonly minibatch: Minibatch;
  readonly scope: StepScope;
}

function each<T>(
  network: AnyLayer,
  examples: Examples,
  gatherings: readonly Gathering[],
  use: (probed: Probed) => T,
): readonly T[] {
  const device = currentDevice();
  return atRest(network, () => {
    const used: T[] = [];
    gatherings.forEach(({ probed, others }, step) =>
      runStep(device, step, (scope) => {
        const batch = minibatchOf(examples, [...probed, ...Array.from(others)], scope);
        const { output } = network.apply(batch.inputs, scope, false);
        const size = [probed.length, ...output.shape.slice(1)];
        const rows = scope.call('Slice', { x: output }, { begin: output.shape.map(() => 0), size });
        used.push(use({ output: rows, minibatch: minibatchOf(examples, probed, scope), scope }));
      }),
    );
    return used;
  });
}
