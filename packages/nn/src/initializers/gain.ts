/**
 * The factor by which a nonlinearity's shrinking of its input is made up for in the weights before it
 * (He et al., 2015; `torch.nn.init.calculate_gain`): 1 for linear and sigmoid, 5/3 for tanh, √2 for relu,
 * √(2 / (1 + slope²)) for leakyRelu, 3/4 for selu.
 *
 * @param slope Of leakyRelu below zero. Default 0.01.
 */
export function gainOf(nonlinearity: Nonlinearity, slope = 0.01): number {
  return nonlinearity === 'leakyRelu' ? Math.sqrt(2 / (1 + slope ** 2)) : gains[nonlinearity];
}

export type Nonlinearity = 'linear' | 'sigmoid' | 'tanh' | 'relu' | 'leakyRelu' | 'selu';

const gains = { linear: 1, sigmoid: 1, tanh: 5 / 3, relu: Math.SQRT2, selu: 3 / 4 } as const;

/** How an initialiser is told its gain: the number, or the nonlinearity that follows the weight. */
export interface GainOptions {
  /** Default 1, or that of `nonlinearity`. */
  readonly gain?: number;
  readonly nonlinearity?: Nonlinearity;
}

export const gainFrom = ({ gain, nonlinearity = 'linear' }: GainOptions): number =>
  gain ?? gainOf(nonlinearity);
