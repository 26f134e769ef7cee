import type { TensorInfo } from '@tensorflow/tfjs-core';
import { bins, ExpiredReadingError } from '@weir/core';
import type { Histogram, HistogramOptions, Reading, ShareOptions, Statistics } from '@weir/core';
import { histogram, shareAbove, statistics, unitShareAbove } from '@weir/kernels';
import type { StepScope } from '../signals/stepScope.ts';

/**
 * A reading of a tensor on the device, or of the difference of two. Each answer is computed where the tensor
 * is, at its first call, and kept.
 */
export class DeviceReading implements Reading {
  /** Made at the first question: most readings are never asked one. */
  private answers: Map<string, unknown> | undefined;

  constructor(
    readonly name: string,
    private readonly scope: StepScope,
    private readonly tensor: TensorInfo,
    private readonly minus: TensorInfo | undefined = undefined,
  ) {}

  get shape(): readonly number[] {
    return this.tensor.shape;
  }

  moments(): Statistics {
    return this.once('moments', () => {
      const [count = 0, mean = NaN, std = NaN, min = NaN, max = NaN, nonFinite = 0] = this.numbers(
        this.scope.device.run(statistics, this.inputs(), {}),
      );
      return Object.freeze({ count, mean, std, min, max, nonFinite });
    });
  }

  histogram(options: HistogramOptions = {}): Histogram {
    return this.once(`histogram ${options.bins} ${options.low} ${options.high}`, () => {
      const range = bins(this.name, options, () => this.moments());
      const counts = this.numbers(this.scope.device.run(histogram, this.inputs(), range));
      return Object.freeze({ low: range.low, high: range.high, counts: Object.freeze(counts) });
    });
  }

  share(above: number, { absolute = false }: ShareOptions = {}): number {
    return this.once(`share ${above} ${absolute}`, () => {
      const [share = NaN] = this.numbers(
        this.scope.device.run(shareAbove, this.inputs(), { threshold: above, absolute }),
      );
      // The kernel's share is float32; the count behind it is whole.
      const size = this.shape.reduce((product, side) => product * side, 1);
      return Math.round(share * size) / size;
    });
  }

  unitShare(above: number, { absolute = false }: ShareOptions = {}): ArrayLike<number> {
    return this.once(`unitShare ${above} ${absolute}`, () => {
      const { device } = this.scope;
      if (!this.minus)
        return this.numbers(device.run(unitShareAbove, { x: this.tensor }, { threshold: above, absolute }));
      const x = this.scope.call('Sub', { a: this.tensor, b: this.minus });
      return this.numbers(device.run(unitShareAbove, { x }, { threshold: above, absolute }));
    });
  }

  values(): ArrayLike<number> {
    return this.once('values', () => {
      const { device } = this.scope;
      const values = Float32Array.from(device.read(this.tensor));
      if (!this.minus) return values;
      const minus = device.read(this.minus);
      return values.map((value, at) => value - (minus[at] ?? 0));
    });
  }

  private inputs() {
    return this.minus ? { x: this.tensor, minus: this.minus } : { x: this.tensor };
  }

  /** A kernel's only output as plain numbers; the output is freed at once. */
  private numbers([output]: readonly TensorInfo[]): readonly number[] {
    if (!output)
      throw new TypeError(
        `${this.name}: a reading must have an output, got none; check the backend's kernels`,
      );
    const numbers = this.scope.device.numbers(output);
    this.scope.device.dispose(output);
    return numbers;
  }

  private once<T>(question: string, answer: () => T): T {
    if (this.answers?.has(question)) return this.answers.get(question) as T; // stored under this very question
    if (!this.scope.open) throw new ExpiredReadingError(this.name, this.scope.step);
    const value = answer();
    this.answers ??= new Map();
    this.answers.set(question, value);
    return value;
  }
}
