/**
 * The factor by which a nonlinearity's shrinking of its input is made up for in the weights before it
 * (He et al., 2015; `torch.nn.init.calculate_gain`): 1 for linear and sigmoid, 5/3 for tanh, √2 for relu,
 * √(2 / (1 + slope²)) for leakyRelu, 3/4 for selu.
 *
 * @param slope Of leakyRelu below zero, torch's `a` (`a=math.sqrt(5)` is what its layers start with). Default 0.01.
 */
export function gainOf(nonlinearity: Nonlinearity, slope = 0.01): number {
  return nonlinearity === 'leakyRelu' ? Math.sqrt(2 / (1 + slope ** 2)) : gains[nonlinearity];
}

/** What follows a weight, as `gainOf` knows it. */
export type Nonlinearity = 'linear' | 'sigmoid' | 'tanh' | 'relu' | 'leakyRelu' | 'selu';

const gains = { linear: 1, sigmoid: 1, tanh: 5 / 3, relu: Math.SQRT2, selu: 3 / 4 } as const;

/** An initialiser's gain: the number, or the nonlinearity that follows the weight. */
export interface GainOptions {
  /** Default 1, or that of `nonlinearity`. */
  readonly gain?: number;
  /** What follows the weight, whose gain is taken. Default `linear`, whose gain is 1. */
  readonly nonlinearity?: Nonlinearity;
  /** Slope of leakyRelu or prelu below 0, as torch's `kaiming_uniform_(w, a)` takes it; goes with no gain and no other nonlinearity. Default: none. */
  readonly a?: number;
}

/**
 * The gain that the options say.
 *
 * @throws RangeError if `a` stands beside a gain, or beside a nonlinearity that has no slope.
 */
export function gainFrom({
  gain,
  a,
  nonlinearity = a === undefined ? 'linear' : 'leakyRelu',
}: GainOptions): number {
  if (a !== undefined && (gain !== undefined || nonlinearity !== 'leakyRelu')) {
    const beside = gain === undefined ? `nonlinearity ${nonlinearity}` : `gain ${gain}`;
    throw new RangeError(
      `init: a must stand without gain, and with leakyRelu if any, got ${beside}; leave one out`,
    );
  }
  return gain ?? gainOf(nonlinearity, a);
}
