import type { TensorInfo } from '@tensorflow/tfjs-core';
import { bins, ExpiredReadingError } from '@weir/core';
import type {
  Borrower,
  Histogram,
  HistogramOptions,
  Reading,
  ShareOptions,
  Statistics,
  UnitMoments,
} from '@weir/core';
import { histogram, maskAbove, shareAbove, statistics, unitMoments, unitShareAbove } from '@weir/kernels';
import { sizeOf } from '../shapes/shape.ts';
import type { StepScope } from '../signals/stepScope.ts';

/** A memoised figure, keyed by its name and up to three options. */
interface Answer {
  readonly question: string;
  readonly a: number | undefined;
  readonly b: number | boolean | undefined;
  readonly c: number | undefined;
  readonly value: unknown;
  /** The answer before it: a list of a few takes less than an array of them, which has room for many. */
  readonly before: Answer | undefined;
}

/**
 * A reading of a tensor on the device, or of the difference of two. Each answer is computed where the tensor
 * is, at its first call, and kept.
 */
export class DeviceReading implements Reading {
  /** The last answer, if any: most readings are never asked, and none is asked many questions. */
  private answered: Answer | undefined;
  /** Apart from the other answers: asked most often, of every parameter at every step by some. */
  private summary: Statistics | undefined;

  /**
   * @param of Where the tensor is, asked only while the step lasts.
   * @param less Of an equal shape, taken off value by value.
   */
  constructor(
    readonly name: string,
    readonly shape: readonly number[],
    private readonly scope: StepScope,
    private readonly of: () => TensorInfo,
    private readonly less: (() => TensorInfo) | undefined = undefined,
  ) {}

  moments(): Statistics {
    return (this.summary ??= this.summarise());
  }

  histogram(options: HistogramOptions = {}): Histogram {
    const { bins: count, low, high } = options;
    return (
      this.known<Histogram>('histogram', count, low, high) ??
      this.keep('histogram', count, low, high, this.count(options))
    );
  }

  share(above: number, { absolute = false }: ShareOptions = {}): number {
    return (
      this.known<number>('share', above, absolute) ??
      this.keep('share', above, absolute, undefined, this.shareOf(above, absolute))
    );
  }

  unitShare(above: number, { absolute = false }: ShareOptions = {}): ArrayLike<number> {
    const known = this.known<ArrayLike<number>>('unitShare', above, absolute);
    if (known) return known;
    const { device } = this.scope;
    const shares = device.measure(unitShareAbove, { x: this.tensor() }, { threshold: above, absolute });
    return this.keep('unitShare', above, absolute, undefined, shares);
  }

  unitMoments(): UnitMoments {
    return (
      this.known<UnitMoments>('unitMoments') ??
      this.keep('unitMoments', undefined, undefined, undefined, this.measureUnits())
    );
  }

  mask(above: number, { absolute = false }: ShareOptions = {}): readonly number[] {
    return (
      this.known<readonly number[]>('mask', above, absolute) ??
      this.keep('mask', above, absolute, undefined, this.maskOf(above, absolute))
    );
  }

  maskText(above: number, { absolute = false }: ShareOptions = {}): string | undefined {
    const known = this.known<string>('maskText', above, absolute);
    if (known !== undefined) return known;
    const { device } = this.scope;
    const text = device.base64(maskAbove, { x: this.tensor() }, { threshold: above, absolute });
    return text === undefined ? undefined : this.keep('maskText', above, absolute, undefined, text);
  }

  values(): ArrayLike<number> {
    return (
      this.known<readonly number[]>('values') ??
      this.keep('values', undefined, undefined, undefined, this.copied())
    );
  }

  lend(use: Borrower): void {
    if (this.less || !this.scope.open) use(this.values(), 0);
    else this.scope.device.lend(this.of(), use);
  }

  private count(options: HistogramOptions): Histogram {
    const { bins: count, low, high } = bins(this.name, options, () => this.moments());
    const isOwnRange = options.low === undefined && options.high === undefined;
    const coversAll = isOwnRange && this.moments().nonFinite === 0;
    const counts = this.scope.device.measure(histogram, this.inputs(), { bins: count, low, high, coversAll });
    // The counts are read-only by their type: engines take up to ten times as long for the elements of a frozen array.
    return Object.freeze({ low, high, counts });
  }

  private shareOf(above: number, absolute: boolean): number {
    const { device } = this.scope;
    const [share = NaN] = device.measure(shareAbove, this.inputs(), { threshold: above, absolute });
    // The kernel's share is float32; the count behind it is whole.
    const size = sizeOf(this.shape);
    return Math.round(share * size) / size;
  }

  private measureUnits(): UnitMoments {
    const moments = this.scope.device.measure(unitMoments, { x: this.tensor() }, {});
    const units = moments.length / 2;
    const mean = moments.slice(0, units);
    // One value has no spread.
    const std =
      sizeOf(this.shape) === units ? Array.from(mean, (value) => value - value) : moments.slice(units);
    return Object.freeze({ mean, std });
  }

  private maskOf(above: number, absolute: boolean): readonly number[] {
    const { device } = this.scope;
    return device.measure(maskAbove, { x: this.tensor() }, { threshold: above, absolute });
  }

  /** Plain numbers: of the few that moments of features are, a typed array costs several times as much. */
  private copied(): readonly number[] {
    const { device } = this.scope;
    const { x, minus } = this.inputs();
    const values = device.numbers(x);
    if (!minus) return values;
    const taken = device.read(minus);
    for (let at = 0; at < values.length; at++)
      values[at] = Math.fround((values[at] ?? NaN) - (taken[at] ?? NaN));
    return values;
  }

  private summarise(): Statistics {
    this.mustBeOpen();
    const { device } = this.scope;
    const summary = device.measure(statistics, this.inputs(), {});
    return Object.freeze({
      count: summary[0] ?? 0,
      mean: summary[1] ?? NaN,
      std: summary[0] === 1 ? 0 : (summary[2] ?? NaN), // one value has no spread
      min: summary[3] ?? NaN,
      max: summary[4] ?? NaN,
      nonFinite: summary[5] ?? 0,
    });
  }

  private mustBeOpen(): void {
    if (!this.scope.open) throw new ExpiredReadingError(this.name, this.scope.step);
  }

  private inputs(): { readonly x: TensorInfo; readonly minus?: TensorInfo } {
    return this.less ? { x: this.of(), minus: this.less() } : { x: this.of() };
  }

  /** What is read, as one tensor. */
  private tensor(): TensorInfo {
    const { x: a, minus: b } = this.inputs();
    return b ? this.scope.call('Sub', { a, b }) : a;
  }

  /** What was answered to this very question; where nothing was, it must still be possible to answer. */
  private known<T>(question: string, a?: Answer['a'], b?: Answer['b'], c?: Answer['c']): T | undefined {
    for (let known = this.answered; known; known = known.before) {
      if (known.question === question && known.a === a && known.b === b && known.c === c)
        return known.value as T; // kept under this very question
    }
    this.mustBeOpen();
    return undefined;
  }

  private keep<T>(question: string, a: Answer['a'], b: Answer['b'], c: Answer['c'], value: T): T {
    this.answered = { question, a, b, c, value, before: this.answered };
    return value;
  }
}
