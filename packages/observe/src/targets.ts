import type { NamedTensorMap, Scalar, Tensor, Variable } from '@tensorflow/tfjs-core';

/** What is asked of a layer: any `tf.layers.Layer` has it. */
export interface ObservableLayer {
  readonly name: string;
  readonly trainableWeights: readonly ObservableWeight[];
  getClassName(): string;
  call(inputs: Tensor | Tensor[], kwargs: Readonly<Record<string, unknown>>): Tensor | Tensor[];
}

/** A layer's weight, as tfjs keeps it. */
export interface ObservableWeight {
  /** `dense_Dense1/kernel`. */
  readonly originalName: string;
  /** The `tf.Variable` behind it. */
  read(): Tensor;
}

/** What is asked of a model: any `tf.LayersModel` has it, so has `tf.Sequential`. */
export interface ObservableModel {
  readonly layers: readonly ObservableLayer[];
  /** Absent until the model is compiled. */
  readonly optimizer?: ObservableOptimizer | undefined;
  /** A name or a function, or several, or none until it is compiled. */
  readonly loss?: unknown;
  readonly outputs?: readonly unknown[];
}

/** What is asked of an optimiser: any `tf.Optimizer` has it. */
export interface ObservableOptimizer {
  computeGradients(
    f: () => Scalar,
    varList?: Variable[],
  ): { readonly value: Scalar; readonly grads: NamedTensorMap };
  applyGradients(gradients: NamedTensorMap | NamedGradient[]): void;
}

/** A variable's gradient, by the variable's name; null where the loss does not depend on it. */
export interface NamedGradient {
  name: string;
  tensor: Tensor;
}
