import type { KernelBackend, NamedAttrMap, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';

/**
 * The current tfjs backend at its kernel level: kernels run on plain `TensorInfo`s, without the engine's
 * tape, scopes and tensor objects, which cost more than a small layer does. Whoever calls owns the outputs
 * and gives them back with `dispose`.
 */
export interface Device {
  readonly name: string;
  readonly backend: KernelBackend;
  /** Runs the fused kernel where the backend registers it, its composition of plain kernels elsewhere. */
  run<Inputs extends object, Attrs extends object>(
    kernel: FusedKernel<Inputs, Attrs>,
    inputs: Inputs,
    attrs: Attrs,
  ): TensorInfo[];
  /**
   * The only output of a measuring kernel as plain numbers. A backend whose kernel can `answer` makes no tensor of it.
   */
  measure<Inputs extends object, Attrs extends object>(
    kernel: FusedKernel<Inputs, Attrs>,
    inputs: Inputs,
    attrs: Attrs,
  ): number[];
  /** The bytes that a measuring kernel gives, as base64; undefined where its backend does not write text. */
  base64<Inputs extends object, Attrs extends object>(
    kernel: FusedKernel<Inputs, Attrs>,
    inputs: Inputs,
    attrs: Attrs,
  ): string | undefined;
  /** Runs one of tfjs's own kernels (`MatMul`, `Conv2D`, …) by its name and returns its only output. */
  call(name: string, inputs: NamedTensorInfoMap, attrs?: NamedAttrMap): TensorInfo;
  /** Uploads values. */
  upload(values: Float32Array | Int32Array, shape: readonly number[]): TensorInfo;
  /** Uploads the rows of `values`, each `width` wide, that the indices name. */
  uploadRows(
    values: Float32Array | Int32Array,
    width: number,
    indices: ArrayLike<number>,
    shape: readonly number[],
  ): TensorInfo;
  /** The values of a small tensor as plain numbers. */
  numbers(tensor: TensorInfo): number[];
  /**
   * Hands the values of a float32 or int32 tensor to `use`, from an index of an array on: where the host can address the
   * backend's memory they lie there, and are not copied. They are there until `use` returns.
   */
  lend(tensor: TensorInfo, use: (memory: Float32Array | Int32Array, from: number) => void): void;
  /** The values of a tensor; may be a view of the backend's memory that later kernels overwrite. */
  read(tensor: TensorInfo): Float32Array | Int32Array;
  /** The same data under another shape: one more reference, no copy. */
  reshape(tensor: TensorInfo, shape: readonly number[]): TensorInfo;
  dispose(tensor: TensorInfo): void;
}

/** What the function of a kernel may carry besides, as `answer`: its only output as plain numbers. */
export type Answer = (backend: unknown, inputs: object, attrs: object) => number[];

/** The same as `base64`: an output of bytes as text. */
export type TextAnswer = (backend: unknown, inputs: object, attrs: object) => string;

/**
 * One training kernel: the name it is registered under in tfjs's kernel registry, and what it does in
 * terms of tfjs's plain kernels, for backends that do not register it.
 *
 * @typeParam Inputs tensors by name; an optional input is left out, never `null`.
 * @typeParam Attrs plain attributes.
 */
export interface FusedKernel<Inputs extends object, Attrs extends object> {
  readonly name: string;
  /** Must dispose of its intermediate results; the outputs belong to the caller. */
  composed(device: Device, inputs: Inputs, attrs: Attrs): TensorInfo[];
}
