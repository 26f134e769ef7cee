import { arrayReading } from '@weir/core';
import type { HistogramOptions, Reading, ShareOptions } from '@weir/core';
import { sizeOf } from '../shapes/shape.ts';

/**
 * The variances over N − 1 where the layer normalised with those over N: what running statistics track.
 * As many values as there are features, so they are read and scaled on the host.
 */
export class UnbiasedVariance implements Reading {
  private unbiased: readonly number[] | undefined;
  private reading: Reading | undefined;

  constructor(
    private readonly biased: Reading,
    private readonly rows: number,
  ) {}

  get name() {
    return this.biased.name;
  }
  get shape() {
    return this.biased.shape;
  }
  moments() {
    return this.read().moments();
  }
  histogram(options?: HistogramOptions) {
    return this.read().histogram(options);
  }
  share(above: number, options?: ShareOptions) {
    return this.read().share(above, options);
  }
  unitShare(above: number, options?: ShareOptions) {
    return this.read().unitShare(above, options);
  }
  unitMoments() {
    return this.read().unitMoments();
  }
  mask(above: number, options?: ShareOptions) {
    return this.read().mask(above, options);
  }
  values(): ArrayLike<number> {
    return (this.unbiased ??= this.scaled());
  }

  private scaled(): readonly number[] {
    const size = sizeOf(this.shape);
    const factor = this.rows / (this.rows - 1);
    if (!this.biased.lend) return scaled(this.biased.values(), 0, size, factor);
    let products: readonly number[] = [];
    this.biased.lend((memory, from) => (products = scaled(memory, from, size, factor)));
    return products;
  }

  private read(): Reading {
    this.reading ??= arrayReading(this.name, this.values(), this.shape);
    return this.reading;
  }
}

/** Rounded to float32, as the values are. */
function scaled(values: ArrayLike<number>, from: number, size: number, factor: number): readonly number[] {
  const products = new Array<number>(size);
  for (let at = 0; at < size; at++) products[at] = Math.fround((values[from + at] as number) * factor); // at < size
  return products;
}
