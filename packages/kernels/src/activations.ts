import { normalCdf } from './normalCdf.ts';

/** One activation function of a single value. */
export interface ActivationFunction {
  /** tfjs's own kernel of the same function, where it has one that treats NaN and infinities alike. */
  readonly kernel?: string;
  /** What `alpha` is if not given; 0 where there is none. */
  readonly defaultAlpha: number;
  /** What `beta` is if not given; absent where there is none. */
  readonly defaultBeta?: number;
  /** `f(x)` */
  value(x: number, alpha: number, beta: number): number;
  /** `f′(x)`, given `y = f(x)` too. */
  slope(x: number, y: number, alpha: number, beta: number): number;
}

/** Names of the activation functions; `gelu` is the exact one, `geluTanh` its approximation. */
export type Activation =
  | 'tanh'
  | 'sigmoid'
  | 'relu'
  | 'leakyRelu'
  | 'elu'
  | 'gelu'
  | 'geluTanh'
  | 'silu'
  | 'softplus'
  | 'selu'
  | 'mish'
  | 'softsign'
  | 'hardtanh'
  | 'hardswish';

/** selu's factor and depth, by which outputs keep mean 0 and variance 1 (Klambauer et al., 2017). */
const SELU_SCALE = 1.0507009873554805;
const SELU_ALPHA = 1.6732632423543772;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const softplusOf = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const geluTanhOf = (x: number): number => Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3));

/** The activation functions by name. At a kink the slope is torch's: relu′(0) = 0, leakyRelu′(0) = alpha, hardtanh′ = 0 at both ends. */
export const activations: Readonly<Record<Activation, ActivationFunction>> = {
  tanh: {
    kernel: 'Tanh',
    defaultAlpha: 0,
    value: Math.tanh,
    slope: (_x, y) => 1 - y * y,
  },
  sigmoid: {
    kernel: 'Sigmoid',
    defaultAlpha: 0,
    value: sigmoid,
    slope: (_x, y) => y * (1 - y),
  },
  relu: {
    defaultAlpha: 0,
    value: (x) => (x <= 0 ? 0 : x),
    slope: (x) => (x <= 0 ? 0 : 1),
  },
  leakyRelu: {
    defaultAlpha: 0.01,
    value: (x, alpha) => (x > 0 ? x : alpha * x),
    slope: (x, _y, alpha) => (x > 0 ? 1 : alpha),
  },
  elu: {
    defaultAlpha: 1,
    value: (x, alpha) => (x > 0 ? x : alpha * Math.expm1(x)),
    slope: (x, y, alpha) => (x > 0 ? 1 : y + alpha),
  },
  gelu: {
    defaultAlpha: 0,
    value: (x) => x * normalCdf(x),
    slope: (x) => normalCdf(x) + (x * Math.exp(-(x * x) / 2)) / Math.sqrt(2 * Math.PI),
  },
  geluTanh: {
    defaultAlpha: 0,
    value: (x) => 0.5 * x * (1 + geluTanhOf(x)),
    slope: (x) => {
      const t = geluTanhOf(x);
      return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x);
    },
  },
  silu: {
    defaultAlpha: 0,
    value: (x) => x * sigmoid(x),
    slope: (x) => sigmoid(x) * (1 + x * (1 - sigmoid(x))),
  },
  softplus: {
    defaultAlpha: 0,
    value: softplusOf,
    slope: sigmoid,
  },
  selu: {
    defaultAlpha: 0,
    value: (x) => SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x)),
    slope: (x, y) => (x > 0 ? SELU_SCALE : y + SELU_SCALE * SELU_ALPHA),
  },
  mish: {
    defaultAlpha: 0,
    value: (x) => x * Math.tanh(softplusOf(x)),
    slope: (x) => {
      const t = Math.tanh(softplusOf(x));
      return t + x * (1 - t * t) * sigmoid(x);
    },
  },
  softsign: {
    defaultAlpha: 0,
    value: (x) => x / (1 + Math.abs(x)),
    slope: (x) => 1 / (1 + Math.abs(x)) ** 2,
  },
  hardtanh: {
    defaultAlpha: -1,
    defaultBeta: 1,
    value: (x, low, high) => (x < low ? low : x > high ? high : x),
    slope: (x, _y, low, high) => (x <= low || x >= high ? 0 : 1),
  },
  hardswish: {
    defaultAlpha: 0,
    value: (x) => (x <= -3 ? 0 : x >= 3 ? x : (x * (x + 3)) / 6),
    slope: (x) => (x <= -3 ? 0 : x >= 3 ? 1 : x / 3 + 0.5),
  },
};
