import { gaussianMean, nonlinear } from './meanField.ts';
import type { NonlinearName } from './meanField.ts';

/** What theory needs to know of one layer: how it was drawn, and what arrived at it. */
export interface SpreadLayer {
  /** `tanh`; undefined where the theory knows no such layer, as of one within others or with options of its own. */
  readonly does: 'weights' | 'normalises' | 'passes' | NonlinearName | undefined;
  /** Of what arrives at it, as it was measured: where the theory begins, and begins anew. */
  readonly inputMeanSquare: number;
  readonly inputStd: number;
  /** Of a weight: inputs that each output sums over, and outputs that each input goes into. */
  readonly fanIn?: number;
  readonly fanOut?: number;
  /** Of a weight's values; of a norm's gain. */
  readonly weightMeanSquare?: number;
  readonly biasMeanSquare?: number;
}

/** What theory expects of one layer. */
export interface ExpectedSpread {
  /** Of its outputs; undefined where the theory does not know. */
  readonly outputStd: number | undefined;
  /** Mean square of the gradient at its input over that at its output; likewise. */
  readonly gradGrowth: number | undefined;
}

/**
 * What theory expects of each of a chain of layers as width grows, from how their parameters were drawn (Poole et al., 2016;
 * Schoenholz et al., 2017): with `q` the mean square of what arrives, a weight makes of it normally distributed values of
 * variance `fanIn · E[w²] · q + E[b²]`, a norm such of variance `E[γ²]`, and a nonlinearity φ has the mean square `E[φ(z)²]`.
 * On the way back these multiply a gradient's mean square by `fanOut · E[w²]`, `E[γ²] / σ²` and `E[φ′(z)²]`.
 *
 * It begins at the first weight or norm, from what was measured to arrive there, and anew behind each layer that it does not
 * know.
 */
export function expectedSpread(layers: readonly SpreadLayer[]): readonly ExpectedSpread[] {
  let square: number | undefined;
  let normal: { readonly std: number } | undefined;
  return layers.map((layer): ExpectedSpread => {
    const unknown = { outputStd: undefined, gradGrowth: undefined };
    const { does, weightMeanSquare = 1, biasMeanSquare = 0 } = layer;
    if (does === 'passes')
      return { outputStd: normal ? normal.std : square && Math.sqrt(square), gradGrowth: 1 };
    if (does === 'weights' || does === 'normalises') {
      const arriving = square ?? layer.inputMeanSquare;
      const variance =
        does === 'weights'
          ? (layer.fanIn ?? 1) * weightMeanSquare * arriving + biasMeanSquare
          : weightMeanSquare;
      const gradGrowth =
        does === 'weights' ? (layer.fanOut ?? 1) * weightMeanSquare : weightMeanSquare / layer.inputStd ** 2;
      square = does === 'weights' ? variance : variance + biasMeanSquare;
      normal = { std: Math.sqrt(variance) };
      return { outputStd: normal.std, gradGrowth };
    }
    if (does === undefined || !normal) {
      square = undefined;
      normal = undefined;
      return unknown;
    }
    const { value, slope } = nonlinear[does];
    const { std } = normal;
    const mean = gaussianMean((z) => value(std * z));
    square = gaussianMean((z) => value(std * z) ** 2);
    normal = undefined;
    return {
      outputStd: Math.sqrt(Math.max(0, square - mean ** 2)),
      gradGrowth: gaussianMean((z) => slope(std * z) ** 2),
    };
  });
}
