import { normalCdf } from './normalCdf.ts';

/** One activation function of a single value. */
export interface ActivationFunction {
  /** tfjs's own kernel of the same function, where it has one that treats NaN and infinities alike. */
  readonly kernel?: string;
  /** What `alpha` is if not given; 0 where there is none. */
  readonly defaultAlpha: number;
  /** `f(x)` */
  value(x: number, alpha: number): number;
  /** `f′(x)`, given `y = f(x)` too. */
  slope(x: number, y: number, alpha: number): number;
}

/** Names of the activation functions; `gelu` is the exact one, `geluTanh` its approximation. */
export type Activation =
  'tanh' | 'sigmoid' | 'relu' | 'leakyRelu' | 'elu' | 'gelu' | 'geluTanh' | 'silu' | 'softplus';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const geluTanhOf = (x: number): number => Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3));

/** The activation functions by name. At a kink the slope is torch's: relu′(0) = 0, leakyRelu′(0) = alpha. */
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
    value: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
    slope: sigmoid,
  },
};
