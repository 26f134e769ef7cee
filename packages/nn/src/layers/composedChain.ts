import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { StepScope } from '../signals/stepScope.ts';
import type { TapeEntry } from '../signals/tapeEntry.ts';
import type { Composed } from './compositeLayer.ts';
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

/** One after the other, as a composite runs them. No layers pass their input on. */
export function composedChain(
  layers: readonly AnyLayer[],
  x: TensorInfo,
  scope: StepScope,
  wantsInputGrad: boolean,
): Composed {
  const inner = runChain(layers, x, scope, wantsInputGrad);
  return {
    output: inner.at(-1)?.output ?? x,
    inner,
    backward: (dy, step) => backThroughChain(inner, dy, step),
  };
}
