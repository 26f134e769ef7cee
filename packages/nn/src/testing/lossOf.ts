import { currentDevice } from '@weir/kernels';
import type { LossFunction } from '../losses/lossFunction.ts';
import { runStep } from '../training/minibatches.ts';
import { download, upload } from './throughLayer.ts';
import type { Values } from './throughLayer.ts';

/** A loss's value and gradient on plain outputs; targets in an Int32Array are class labels. */
export function lossOf(
  loss: LossFunction,
  output: Values,
  target: Values,
): { value: number; gradient: Values } {
  const results: { value: number; gradient: Values }[] = [];
  runStep(currentDevice(), 0, (scope) => {
    const inputs = upload(output, scope);
    const minibatch = {
      step: 0,
      size: output.shape[0] ?? 0,
      inputs,
      targets: upload(target, scope),
      targetKind: target.data instanceof Int32Array ? 'classes' : 'values',
    } as const;
    const [mean, gradient] = loss.evaluate(inputs, minibatch, scope, true);
    if (mean && gradient)
      results.push({ value: Number(scope.device.read(mean)[0]), gradient: download(gradient, scope) });
  });
  const [result] = results;
  if (!result) throw new Error(`${loss.kind}: evaluate must return loss and gradient, and did not`);
  return result;
}
