/** Plain values, of the shape given or else a single axis. */
export interface PlainTensor {
  readonly values: ArrayLike<number>;
  readonly shape?: readonly number[];
}
