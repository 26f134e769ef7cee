import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Device } from '@weir/kernels';
import type { Initial } from '../initializers/initializer.ts';

/**
 * A tensor that training changes.
 *
 * While a network trains, the values live on the device in two buffers: the current ones, and those before
 * the last update, whose storage the next update overwrites. So `update = current − previous` can be read
 * at any step without having been stored. Between trainings the values rest in host memory and hold no
 * device memory at all.
 */
export class Parameter {
  readonly shape: readonly number[];
  /** Inputs that each output sums over, as the initialiser was given; absent for what is no weight. */
  readonly fanIn: number | undefined;
  private rested: Float32Array;
  private storage: { readonly device: Device; current: TensorInfo; previous: TensorInfo } | undefined;

  constructor(
    /** Name within its layer: `weight`. */
    readonly name: string,
    initial: Initial,
    { fanIn }: { readonly fanIn?: number } = {},
  ) {
    this.shape = initial.shape;
    this.rested = initial.values;
    this.fanIn = fanIn;
  }

  get size(): number {
    return this.rested.length;
  }

  /** Whether the values are on a device. */
  get held(): boolean {
    return this.storage !== undefined;
  }

  /** The values on the device, uploaded at first use. */
  on(device: Device): TensorInfo {
    return this.hold(device).current;
  }

  /** The values before the last update; their storage is overwritten by the next. */
  before(device: Device): TensorInfo {
    return this.hold(device).previous;
  }

  /** Takes the values that an optimiser made, which may be stored where the previous ones were. */
  advance(device: Device, next: TensorInfo): void {
    const held = this.hold(device);
    if (next !== held.previous) device.dispose(held.previous);
    held.previous = held.current;
    held.current = next;
  }

  /** A copy of the values. */
  values(): Float32Array {
    return this.storage
      ? Float32Array.from(this.storage.device.read(this.storage.current))
      : this.rested.slice();
  }

  /**
   * Replaces the values.
   *
   * @throws RangeError if there are not as many as before.
   */
  assign(values: ArrayLike<number>): void {
    if (values.length !== this.size) {
      throw new RangeError(
        `${this.name}: values must number ${this.size}, got ${values.length}; keep the shape`,
      );
    }
    this.rest();
    this.rested = Float32Array.from(values);
  }

  /** Multiplies the values, between two steps, in float32. */
  scale(factor: number): void {
    this.assign(this.values().map((value) => Math.fround(factor) * value));
  }

  /** Brings the values back to host memory and frees the device's. */
  rest(): void {
    if (!this.storage) return;
    const { device, current, previous } = this.storage;
    this.rested = Float32Array.from(device.read(current));
    this.storage = undefined;
    device.dispose(current);
    device.dispose(previous);
  }

  private hold(device: Device) {
    if (this.storage && this.storage.device.backend !== device.backend) this.rest();
    this.storage ??= {
      device,
      current: device.upload(this.rested.slice(), this.shape),
      previous: device.upload(this.rested.slice(), this.shape),
    };
    return this.storage;
  }
}
