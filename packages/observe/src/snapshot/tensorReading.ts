import { arrayReading } from '@weir/core';
import type { HistogramOptions, Reading, ShareOptions, Statistics } from '@weir/core';

/** A reading of values that are fetched at the first question and kept from then on. */
export class TensorReading implements Reading {
  private fetched: Reading | undefined;
  private summary: Statistics | undefined;

  constructor(
    readonly name: string,
    readonly shape: readonly number[],
    /** Throws when the step has ended. */
    private readonly fetch: () => ArrayLike<number>,
  ) {}

  moments() {
    return (this.summary ??= this.plain.moments());
  }
  histogram(options?: HistogramOptions) {
    return this.plain.histogram(options);
  }
  share(above: number, options?: ShareOptions) {
    return this.plain.share(above, options);
  }
  unitShare(above: number, options?: ShareOptions) {
    return this.plain.unitShare(above, options);
  }
  unitMoments() {
    return this.plain.unitMoments();
  }
  mask(above: number, options?: ShareOptions) {
    return this.plain.mask(above, options);
  }
  values() {
    return this.plain.values();
  }

  private get plain(): Reading {
    return (this.fetched ??= arrayReading(this.name, this.fetch(), this.shape));
  }
}
