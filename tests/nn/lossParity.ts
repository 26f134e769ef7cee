import { binaryCrossEntropy, crossEntropy, huber, l1, mse } from '@weir/nn';
import { runStep } from '@weir/nn/define';
import type { LossFunction } from '@weir/nn';
import { currentDevice } from '@weir/kernels';
import { describe, expect, it } from 'vitest';
import { download, upload } from '../../packages/nn/src/testing/throughLayer.ts';
import { expectClose, values } from '../kernels/measure.ts';
import { lossCases } from './golden.ts';
import type { LossCase, Values } from './golden.ts';

const losses: Readonly<Record<string, () => LossFunction>> = {
  'crossEntropy-mean-smooth0.0': () => crossEntropy(),
  'crossEntropy-mean-smooth0.1': () => crossEntropy({ labelSmoothing: 0.1 }),
  'crossEntropy-sum-smooth0.0': () => crossEntropy(),
  'crossEntropy-sum-smooth0.1': () => crossEntropy({ labelSmoothing: 0.1 }),
  mse,
  l1,
  huber,
  binaryCrossEntropyWithLogits: binaryCrossEntropy,
};

/** Every loss of golden/layers.json; torch's sums over the batch are n times the means here. */
export function lossParity(): void {
  describe('losses', () => {
    for (const of of lossCases) {
      it(`give PyTorch's value and gradient: ${of.name}`, () => {
        const make = losses[of.name];
        if (!make) throw new Error(`golden: no loss is known for ${of.name}`);
        const factor = of.name.includes('sum') ? (of.x.shape[0] ?? 1) : 1;
        const { loss, dx } = evaluated(make(), of);
        expect(Math.abs(loss * factor - of.loss)).toBeLessThanOrEqual(1e-5 * of.loss);
        expectClose(
          values(
            dx.shape,
            Array.from(dx.data, (grad) => grad * factor),
          ),
          of.dx,
        );
      });
    }
  });
}

function evaluated(loss: LossFunction, { x, target }: LossCase): { loss: number; dx: Values } {
  const results: { loss: number; dx: Values }[] = [];
  runStep(currentDevice(), 0, (scope) => {
    const labels = 'shape' in target ? target : values([target.length], Int32Array.from(target));
    const minibatch = {
      step: 0,
      size: x.shape[0] ?? 0,
      inputs: upload(x, scope),
      targets: upload(labels, scope),
      targetKind: 'shape' in target ? 'values' : 'classes',
    } as const;
    const [mean, gradient] = loss.evaluate(minibatch.inputs, minibatch, scope, true);
    if (!mean || !gradient) throw new Error(`${loss.kind}: evaluate must return loss and gradient`);
    results.push({ loss: Number(download(mean, scope).data[0]), dx: download(gradient, scope) });
  });
  const [result] = results;
  if (!result) throw new Error('runStep: the step must run, and did not');
  return result;
}
