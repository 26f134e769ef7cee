import { torchGenerator } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { MomentsAccumulator, noRunningMoments } from '@weir/diagnostics';
import { backward, batchNorm, descend, minibatches, mse, sgd } from '@weir/nn';
import type { Examples } from '@weir/nn';
import { firstValueFrom, map } from 'rxjs';
import { describe, it } from 'vitest';
import { expectClose, values } from '../kernels/measure.ts';
import { layerCases } from './golden.ts';
import type { LayerCase, Values } from './golden.ts';

/** The running statistics after one batch, folded of a snapshot, for every batchNorm of golden/layers.json. */
export function runningParity(): void {
  describe('running statistics', () => {
    for (const of of layerCases) {
      const { running_mean: mean, running_var: variance } = of.buffersBefore ?? {};
      if (!of.training || !mean || !variance) continue;
      it(`follow PyTorch's buffers over one batch: ${of.name}`, async () => {
        const before = {
          name: '0.batchNorm',
          tracks: 'variance' as const,
          mean: Array.from(mean.data),
          variance: Array.from(variance.data),
        };
        const running = new MomentsAccumulator({}, { ...noRunningMoments, layers: [before] });
        await afterOneBatch(of, (snapshot) => running.add(snapshot));
        const [layer] = running.moments.layers;
        expectClose(values(mean.shape, layer?.mean ?? []), of.buffersAfter?.['running_mean'] as Values);
        expectClose(values(mean.shape, layer?.variance ?? []), of.buffersAfter?.['running_var'] as Values);
      });
    }
  });
}

/** Trains a batchNorm for one step on the case's input as its whole minibatch. */
async function afterOneBatch<T>({ x, config }: LayerCase, read: (snapshot: Snapshot) => T): Promise<T> {
  const [size = 0, ...inputShape] = x.shape;
  const examples: Examples = {
    inputs: Float32Array.from(x.data),
    inputShape,
    targets: new Float32Array(x.data.length),
    targetShape: inputShape,
    targetKind: 'values',
    size,
  };
  const layer = batchNorm(inputShape.at(-1) ?? 0, { momentum: Number(config?.['momentum'] ?? 0.1) });
  return firstValueFrom(
    minibatches(examples, { size, rng: torchGenerator(1), sampling: 'epoch' }).pipe(
      layer,
      mse(),
      backward(),
      descend(sgd(), 0),
      map(read),
    ),
  );
}
