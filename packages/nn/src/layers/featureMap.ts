/** `y = factor x + shift`, feature by feature (the last axis), in float64: what a norm with fixed statistics is. */
export interface FeatureMap {
  readonly factor: Float64Array;
  readonly shift: Float64Array;
}
