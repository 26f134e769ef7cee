// Each index below stays within its array; the compiler cannot see that, hence `as number`.

/** A tensor `[examples, positions, channels]` whose channels form equal groups, normalised per example and group. */
export interface NormalizedShape {
  readonly examples: number;
  readonly positions: number;
  readonly channels: number;
  readonly groups: number;
  /** Added to the variance before its root is taken. */
  readonly eps: number;
  /** Whether the variance is over n − 1 instead of n. */
  readonly unbiased: boolean;
}

/** `y = γ (x − μ) / √(σ² + eps) + β` per example and group, with sums in float64; γ is 1 and β 0 where not given. */
export function normalize(
  x: Float32Array,
  gamma: Float32Array | undefined,
  beta: Float32Array | undefined,
  shape: NormalizedShape,
): { y: Float32Array; mean: Float32Array; variance: Float32Array } {
  const { channels, examples, groups, eps } = shape;
  const width = channels / groups;
  const y = new Float32Array(x.length);
  const mean = new Float32Array(examples * groups);
  const variance = new Float32Array(examples * groups);
  for (let set = 0; set < mean.length; set++) {
    const { start, end, count } = extent(shape, set);
    let sum = 0;
    for (let row = start; row < end; row += channels)
      for (let i = row; i < row + width; i++) sum += x[i] as number;
    const mu = sum / count;
    let squares = 0;
    for (let row = start; row < end; row += channels)
      for (let i = row; i < row + width; i++) squares += ((x[i] as number) - mu) ** 2;
    const sigma2 = squares / (shape.unbiased ? count - 1 : count);
    mean[set] = mu;
    variance[set] = sigma2;
    const scale = 1 / Math.sqrt(sigma2 + eps);
    for (let offset = 0; offset < width; offset++) {
      const channel = (set % groups) * width + offset;
      const gain = gamma ? scale * (gamma[channel] as number) : scale;
      const shift = beta ? (beta[channel] as number) : 0;
      for (let i = start + offset; i < end; i += channels) y[i] = ((x[i] as number) - mu) * gain + shift;
    }
  }
  return { y, mean, variance };
}

/**
 * Gradients of {@link normalize}, with `x̂ = (x − μ) / √(σ² + eps)` and `g = γ dy`:
 * `dx = (g − mean(g) − x̂ Σ(g x̂) / D) / √(σ² + eps)`, D being n or n − 1 as for the variance;
 * `dγ = Σ dy x̂` and `dβ = Σ dy` per channel.
 */
export function normalizeGrad(
  dy: Float32Array,
  x: Float32Array,
  mean: Float32Array,
  variance: Float32Array,
  gamma: Float32Array | undefined,
  shape: NormalizedShape,
): { dx: Float32Array; dgamma: Float32Array; dbeta: Float32Array } {
  const { channels, groups, eps } = shape;
  const width = channels / groups;
  const dx = new Float32Array(x.length);
  const dgamma = new Float64Array(channels);
  const dbeta = new Float64Array(channels);
  for (let set = 0; set < mean.length; set++) {
    const { start, end, count } = extent(shape, set);
    const mu = exactMean(x, shape, set, mean[set] as number, variance[set] as number);
    const scale = 1 / Math.sqrt((variance[set] as number) + eps);
    let sum = 0;
    let product = 0;
    for (let offset = 0; offset < width; offset++) {
      const channel = (set % groups) * width + offset;
      let channelSum = 0;
      let channelProduct = 0;
      for (let i = start + offset; i < end; i += channels) {
        const grad = dy[i] as number;
        channelSum += grad;
        channelProduct += grad * ((x[i] as number) - mu);
      }
      channelProduct *= scale;
      dbeta[channel] = (dbeta[channel] as number) + channelSum;
      dgamma[channel] = (dgamma[channel] as number) + channelProduct;
      const gain = gamma ? (gamma[channel] as number) : 1;
      sum += gain * channelSum;
      product += gain * channelProduct;
    }
    const meanGrad = sum / count;
    const slope = (scale * product) / (shape.unbiased ? count - 1 : count);
    for (let offset = 0; offset < width; offset++) {
      const channel = (set % groups) * width + offset;
      const gain = gamma ? (gamma[channel] as number) : 1;
      for (let i = start + offset; i < end; i += channels)
        dx[i] = (gain * (dy[i] as number) - meanGrad - ((x[i] as number) - mu) * slope) * scale;
    }
  }
  return { dx, dgamma: Float32Array.from(dgamma), dbeta: Float32Array.from(dbeta) };
}

/** A set's mean; taken anew where float32 holds too little of it: where the spread is below a 32nd of it. */
function exactMean(x: Float32Array, shape: NormalizedShape, set: number, mean: number, variance: number) {
  if (variance >= mean ** 2 / 1024 || !Number.isFinite(mean)) return mean;
  const width = shape.channels / shape.groups;
  const { start, end, count } = extent(shape, set);
  let sum = 0;
  for (let row = start; row < end; row += shape.channels)
    for (let i = row; i < row + width; i++) sum += (x[i] as number) - mean;
  return mean + sum / count;
}

/** Where a set of values normalised together lies: the first value of its first position, the end, how many there are. */
function extent({ positions, channels, groups }: NormalizedShape, set: number) {
  const width = channels / groups;
  const size = positions * channels;
  const example = Math.floor(set / groups) * size;
  const start = example + (set % groups) * width;
  return { start, end: example + size, count: positions * width };
}
