import { arrayReading } from '@weir/core';
import type { HistogramOptions, Reading, ShareOptions } from '@weir/core';

/**
 * The variances over N − 1 where the layer normalised with those over N: what running statistics track.
 * As many values as there are features, so they are read and scaled on the host.
 */
export class UnbiasedVariance implements Reading {
  private unbiased: Float32Array | undefined;
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
  mask(above: number, options?: ShareOptions) {
    return this.read().mask(above, options);
  }
  values(): ArrayLike<number> {
    const factor = this.rows / (this.rows - 1);
    this.unbiased ??= Float32Array.from(this.biased.values(), (value) => value * factor);
    return this.unbiased;
  }

  private read(): Reading {
    this.reading ??= arrayReading(this.name, this.values(), this.shape);
    return this.reading;
  }
}
