import { erf } from '@weir/nn/define';

/** A nonlinearity and its derivative, in float64. */
export interface Nonlinear {
  readonly value: (x: number) => number;
  readonly slope: (x: number) => number;
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const softplus = (x: number): number => Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
/** The share of a standard normal that is below x. */
const share = (x: number): number => (1 + erf(x / Math.SQRT2)) / 2;
const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/** The nonlinearities that the theory of signal propagation is evaluated for, by the layer's type. */
export const nonlinear = {
  linear: { value: (x) => x, slope: () => 1 },
  tanh: { value: Math.tanh, slope: (x) => 1 - Math.tanh(x) ** 2 },
  sigmoid: { value: logistic, slope: (x) => logistic(x) * (1 - logistic(x)) },
  relu: { value: (x) => Math.max(0, x), slope: (x) => (x > 0 ? 1 : 0) },
  leakyRelu: { value: (x) => (x > 0 ? x : 0.01 * x), slope: (x) => (x > 0 ? 1 : 0.01) },
  elu: { value: (x) => (x > 0 ? x : Math.expm1(x)), slope: (x) => (x > 0 ? 1 : Math.exp(x)) },
  gelu: { value: (x) => x * share(x), slope: (x) => share(x) + x * density(x) },
  silu: { value: (x) => x * logistic(x), slope: (x) => logistic(x) * (1 + x * (1 - logistic(x))) },
  selu: {
    value: (x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x)),
    slope: (x) => 1.0507009873554805 * (x > 0 ? 1 : 1.6732632423543772 * Math.exp(x)),
  },
  prelu: { value: (x) => (x > 0 ? x : 0.25 * x), slope: (x) => (x > 0 ? 1 : 0.25) },
  hardtanh: { value: (x) => Math.min(1, Math.max(-1, x)), slope: (x) => (Math.abs(x) < 1 ? 1 : 0) },
  relu6: { value: (x) => Math.min(6, Math.max(0, x)), slope: (x) => (x > 0 && x < 6 ? 1 : 0) },
  hardswish: {
    value: (x) => (x * Math.min(6, Math.max(0, x + 3))) / 6,
    slope: (x) => (x <= -3 ? 0 : x >= 3 ? 1 : x / 3 + 0.5),
  },
  softplus: { value: softplus, slope: logistic },
  mish: {
    value: (x) => x * Math.tanh(softplus(x)),
    slope: (x) => {
      const bend = Math.tanh(softplus(x));
      return bend + x * logistic(x) * (1 - bend * bend);
    },
  },
  softsign: { value: (x) => x / (1 + Math.abs(x)), slope: (x) => (1 + Math.abs(x)) ** -2 },
} as const satisfies Record<string, Nonlinear>;

/** An activation that the theory knows. */
export type NonlinearName = keyof typeof nonlinear;

/** What theory expects of one hidden layer. */
export interface Propagated {
  /** Std of the layer's outputs, over units and examples. */
  readonly outputStd: number;
  /** Std of ∂loss/∂output relative to that of the last hidden layer's. */
  readonly gradRatio: number;
}

/**
 * What theory expects of a stack of equally wide linear layers, each followed by the same nonlinearity φ, as
 * width grows (Poole et al., 2016; Schoenholz et al., 2017): with `q` the mean square of the pre-activations,
 * `q ← gain² E[φ(√q z)²]` from `q = gain² · meanSquare` of the input, and a gradient's mean square grows by
 * `gain² E[φ′(√q z)²]` from each layer down to the one before.
 *
 * @param meanSquare Of the input to the first linear layer. Default 1.
 */
export function meanField(
  name: NonlinearName,
  gain: number,
  depth: number,
  meanSquare = 1,
): readonly Propagated[] {
  const { value, slope } = nonlinear[name];
  let square = meanSquare;
  const layers = Array.from({ length: depth }, () => {
    const std = gain * Math.sqrt(square);
    const mean = gaussianMean((z) => value(std * z));
    square = gaussianMean((z) => value(std * z) ** 2);
    return {
      outputStd: Math.sqrt(Math.max(0, square - mean ** 2)),
      growth: gain ** 2 * gaussianMean((z) => slope(std * z) ** 2),
    };
  });
  return layers.map(({ outputStd }, at) => ({
    outputStd,
    // From the last hidden layer's output back to this one's: through every nonlinearity and weight between.
    gradRatio: Math.sqrt(layers.slice(at + 1).reduce((product, { growth }) => product * growth, 1)),
  }));
}

/** `E[f(z)]` of a standard normal z, by the midpoint rule on ±8, so that no point falls on a kink at 0. */
export function gaussianMean(f: (z: number) => number): number {
  const half = 800;
  const step = 8 / half;
  let total = 0;
  for (let at = -half; at < half; at++) {
    const z = (at + 0.5) * step;
    total += f(z) * Math.exp((-z * z) / 2);
  }
  return (total * step) / Math.sqrt(2 * Math.PI);
}
