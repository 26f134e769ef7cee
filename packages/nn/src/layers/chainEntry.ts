import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { StepScope } from '../signals/stepScope.ts';
import type { TapeEntry } from '../signals/tapeEntry.ts';
import type { AnyLayer } from './layer.ts';

/** Runs layers one after the other and returns their entries, first to last. */
export function runChain(
  layers: readonly AnyLayer[],
  x: TensorInfo,
  scope: StepScope,
  wantsInputGrad: boolean,
): readonly TapeEntry[] {
  let wants = wantsInputGrad;
  let at = x;
  return layers.map((layer) => {
    const entry = layer.apply(at, scope, wants);
    at = entry.output;
    wants ||= layer.parameters.length > 0;
    return entry;
  });
}

/** Takes ∂loss/∂output back through entries, last to first. */
export function backThroughChain(
  entries: readonly TapeEntry[],
  grad: TensorInfo,
  scope: StepScope,
): TensorInfo | undefined {
  let dy: TensorInfo | undefined = grad;
  for (let at = entries.length - 1; at >= 0 && dy; at--) dy = entries[at]?.backward(dy, scope);
  return dy;
}

/** The application of a `sequential` inside another composite. */
export function chainEntry(
  layer: AnyLayer,
  layers: readonly AnyLayer[],
  input: TensorInfo,
  scope: StepScope,
  wantsInputGrad: boolean,
): TapeEntry {
  const inner = runChain(layers, input, scope, wantsInputGrad);
  const output = inner.at(-1)?.output ?? input;
  let dy: TensorInfo | undefined;
  return {
    layer,
    input,
    output,
    kept: [output],
    inner,
    get grad() {
      return dy;
    },
    parameterGrads: [],
    backward(grad, step) {
      dy = grad;
      return backThroughChain(inner, grad, step);
    },
  };
}
