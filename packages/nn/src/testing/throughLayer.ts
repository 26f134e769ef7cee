import type { TensorInfo } from '@tensorflow/tfjs-core';
import { currentDevice } from '@weir/kernels';
import type { StepScope } from '../signals/stepScope.ts';
import { runStep } from '../training/minibatches.ts';
import type { AnyLayer } from '../layers/layer.ts';

/** A tensor as plain values, row-major. */
export interface Values {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

/** One forward and backward pass of a layer, as plain values. */
export interface Passes {
  readonly y: Values;
  /** ∂(y · dy)/∂x; absent where the layer says that nothing flows back. */
  readonly dx: Values | undefined;
  /** By the parameters' names; inner ones in the order of `parameters`. */
  readonly grads: readonly Values[];
  /** What the forward pass kept besides the output. */
  readonly kept: readonly Values[];
}

/**
 * Runs a layer on the current backend: forward on `x`, backward on `dy`, in step `step`. Integers are an Int32Array.
 * Parameters rest afterwards, and no tensor stays.
 */
export function throughLayer(
  layer: AnyLayer,
  x: Values,
  dy: Values | ((y: Values) => Values),
  { step = 0, wantsInputGrad = true }: { readonly step?: number; readonly wantsInputGrad?: boolean } = {},
): Passes {
  const device = currentDevice();
  const results: Passes[] = [];
  runStep(device, step, (scope) => {
    const entry = layer.apply(upload(x, scope), scope, wantsInputGrad);
    const y = download(entry.output, scope);
    const dx = entry.backward(upload(typeof dy === 'function' ? dy(y) : dy, scope), scope);
    const grads = gradsOf(entry).map((grad) => download(grad, scope));
    results.push({
      y,
      dx: dx && download(dx, scope),
      grads,
      kept: entry.kept.slice(1).map((tensor) => download(tensor, scope)),
    });
  });
  for (const parameter of layer.parameters) parameter.rest();
  const [passes] = results;
  if (!passes) throw new Error('throughLayer: the step must run, and did not');
  return passes;
}

interface Entry {
  readonly parameterGrads: readonly TensorInfo[];
  readonly inner: readonly Entry[];
}

const gradsOf = ({ inner, parameterGrads }: Entry): readonly TensorInfo[] =>
  inner.length > 0 ? inner.flatMap(gradsOf) : parameterGrads;

export function upload({ data, shape }: Values, scope: StepScope): TensorInfo {
  return scope.upload(data instanceof Int32Array ? data.slice() : Float32Array.from(data), shape);
}

export const download = (tensor: TensorInfo, scope: StepScope): Values => ({
  shape: tensor.shape,
  data: scope.device.read(tensor).slice(),
});
