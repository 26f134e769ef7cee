import { oneHot, standardised } from '@weir/data';
import type { DataSet } from '@weir/data';

/** What a configuration can have made of a data set once it is read. */
export interface ScalingOptions {
  readonly standardise?: boolean | undefined;
  readonly oneHot?: boolean | undefined;
}

/** The data set with its values at mean 0 and std 1, and its labels as vectors, where that is asked for. */
export function scaled(data: DataSet, options: ScalingOptions): DataSet {
  const scaled = options.standardise ? standardised(data) : data;
  return options.oneHot ? oneHot(scaled) : scaled;
}
