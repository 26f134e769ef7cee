import { arrayReading } from '@weir/core';
import type { HistogramOptions, Reading, ShareOptions } from '@weir/core';

/**
 * The variances over N − 1 where the layer normalised with those over N: what running statistics track.
 * As many values as there are features, so they are read and scaled on the host.
 */
export class UnbiasedVariance implements Reading {
  private scaled: Reading | undefined;

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
  values() {
    return this.read().values();
  }

  private read(): Reading {
    const factor = this.rows / (this.rows - 1);
    this.scaled ??= arrayReading(
      this.name,
      Array.from(this.biased.values(), (value) => value * factor),
      this.shape,
    );
    return this.scaled;
  }
}
