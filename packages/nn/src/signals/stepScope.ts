import { engine } from '@tensorflow/tfjs-core';
import type { NamedAttrMap, NamedTensorInfoMap, Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import { torchGenerator } from '@weir/core';
import type { TorchGenerator } from '@weir/core';
import type { Device, FusedKernel } from '@weir/kernels';
import type { Parameter } from '../parameters/parameter.ts';
import { mixedSeed } from './mixedSeed.ts';

/**
 * One training step's hold on tensors: whatever a kernel returns within the step is the scope's, and is gone
 * when the step ends. Nothing but parameters, running statistics and optimiser state outlives it.
 */
export class StepScope {
  private owned: TensorInfo[] = [];
  private ended = false;
  private generators = 0;

  constructor(
    readonly device: Device,
    /** 0 for the first. */
    readonly step: number,
    /** Where the run keeps account of parameters that may be on the device. */
    private readonly parametersInUse: Set<Parameter> = new Set(),
  ) {}

  /** Announces that a layer's parameters may go to the device, so that the run can bring them back if it fails. */
  uses(parameters: readonly Parameter[]): void {
    for (const parameter of parameters) this.parametersInUse.add(parameter);
  }

  /** Whether the step's tensors are still there. */
  get open(): boolean {
    return !this.ended;
  }

  /** Runs a fused kernel; its outputs live until the step ends. */
  run<Inputs extends object, Attrs extends object>(
    kernel: FusedKernel<Inputs, Attrs>,
    inputs: Inputs,
    attrs: Attrs,
  ): TensorInfo[] {
    const outputs = this.device.run(kernel, inputs, attrs);
    for (const output of outputs) this.owned.push(output);
    return outputs;
  }

  /** Runs one of tfjs's kernels by name. */
  call(kernel: string, inputs: NamedTensorInfoMap, attrs?: NamedAttrMap): TensorInfo {
    return this.own(this.device.call(kernel, inputs, attrs));
  }

  upload(values: Float32Array | Int32Array, shape: readonly number[]): TensorInfo {
    return this.own(this.device.upload(values, shape));
  }

  /** Uploads the rows of `values`, each `width` wide, that the indices name. */
  uploadRows(
    values: Float32Array | Int32Array,
    width: number,
    indices: ArrayLike<number>,
    shape: readonly number[],
  ): TensorInfo {
    return this.own(this.device.uploadRows(values, width, indices, shape));
  }

  /** The same values under another shape, without a copy. */
  reshape(tensor: TensorInfo, shape: readonly number[]): TensorInfo {
    return this.own(this.device.reshape(tensor, shape));
  }

  /** The tensor as a `tf.Tensor`, for tfjs functions. The `tf.tidy` around the step disposes of it. */
  tensor(info: TensorInfo): Tensor {
    this.device.backend.incRef(info.dataId);
    return engine().makeTensorFromTensorInfo(info);
  }

  /**
   * A stream of random numbers for this step alone: a function of the seed, of the step and of how many streams
   * the step has had before, so that a repeated step draws the same.
   */
  generator(seed: number): TorchGenerator {
    return torchGenerator(mixedSeed(seed, this.step, this.generators++));
  }

  /** Frees all that the step made. */
  end(): void {
    this.ended = true;
    const { owned, device } = this;
    this.owned = [];
    for (const tensor of owned) device.dispose(tensor);
  }

  private own(tensor: TensorInfo): TensorInfo {
    this.owned.push(tensor);
    return tensor;
  }
}
