import { oneHot, standardised } from '@weir/data';
import type { DataSet } from '@weir/data';

/** What a configuration can have made of a data set once it is read. */
export interface ScalingOptions {
  readonly standardise?: boolean | undefined;
  readonly oneHot?: boolean | undefined;
  /** Whether the targets are probabilities, which no scaling may move out of 0 to 1. Default false. */
  readonly hasProbabilities?: boolean;
}

/** The data set with its values at mean 0 and std 1, and its labels as vectors, where that is asked for. */
export function scaled(data: DataSet, options: ScalingOptions): DataSet {
  const scaled = options.standardise
    ? standardised(data, { targets: !(options.hasProbabilities ?? false) })
    : data;
  return options.oneHot ? oneHot(scaled) : scaled;
}
