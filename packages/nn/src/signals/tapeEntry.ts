import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { LayerDescription } from '../layers/layerDescription.ts';
import type { StepScope } from './stepScope.ts';

/** One application of a layer within a step: what went in, what came out, and the way back. */
export interface TapeEntry {
  readonly layer: LayerDescription;
  readonly input: TensorInfo;
  readonly output: TensorInfo;
  /** The output, then what the layer kept for its backward pass and for readings, such as batch moments. */
  readonly kept: readonly TensorInfo[];
  /** ∂loss/∂output, once `backward` has passed. */
  readonly grad: TensorInfo | undefined;
  /** In the order of `layer.parameters`, once `backward` has passed; penalties add theirs. */
  parameterGrads: readonly TensorInfo[];
  /** The inner layers' applications of a composite, in the order of its children. */
  readonly inner: readonly TapeEntry[];
  /** Takes ∂loss/∂output, remembers the parameters' gradients and returns ∂loss/∂input where it is wanted. */
  backward(grad: TensorInfo, scope: StepScope): TensorInfo | undefined;
}
