/**
 * Mean and summed squares of rows of features that come batch by batch, in float64.
 *
 * Batches are joined by the pairwise formula of Chan et al. (1983), which loses no digits where the mean is far
 * from 0.
 */
export class MomentsSoFar {
  private readonly means: Float64Array;
  private readonly squares: Float64Array;
  private rows = 0;

  constructor(private readonly features: number) {
    this.means = new Float64Array(features);
    this.squares = new Float64Array(features);
  }

  get count(): number {
    return this.rows;
  }

  /** @param values Row-major `[rows, features]`. */
  add(values: ArrayLike<number>): void {
    const { features, means, squares } = this;
    const added = values.length / features;
    const rows = this.rows + added;
    for (let feature = 0; feature < features; feature++) {
      // All indices below are within the batch and the features.
      let sum = 0;
      for (let at = feature; at < values.length; at += features) sum += values[at] as number;
      const mean = sum / added;
      let deviations = 0;
      for (let at = feature; at < values.length; at += features)
        deviations += ((values[at] as number) - mean) ** 2;
      const shift = mean - (means[feature] as number);
      means[feature] = (means[feature] as number) + (shift * added) / rows;
      squares[feature] =
        (squares[feature] as number) + deviations + (shift * shift * this.rows * added) / rows;
    }
    this.rows = rows;
  }

  get mean(): readonly number[] {
    return Array.from(this.means);
  }

  /** Over `rows − 1` if `unbiased`, else over `rows`. */
  variance(unbiased: boolean): readonly number[] {
    return Array.from(this.squares, (sum) => sum / (unbiased ? this.rows - 1 : this.rows));
  }
}
