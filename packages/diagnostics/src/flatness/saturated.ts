import type { LayerSnapshot } from '@weir/core';
import { packBits } from '../statistics/bitmap.ts';

/** |tanh| above which the lecture calls a unit saturated: its gradient is below 6 %. */
export const saturationThreshold = 0.97;

/** |tanh| above which the lecture calls a unit flat: white in its map, and dead if it is so for every example. Its gradient is below 2 %. */
export const flatThreshold = 0.99;

/**
 * Share of a layer's outputs in the flat tails of its activation, or undefined where it has none on both sides.
 *
 * tanh: |h| > t. sigmoid: |2h − 1| > t, the same tails, as σ(x) = (tanh(x/2) + 1)/2. softsign: |h| beyond which its slope
 * is what tanh's is beyond t. hardtanh: at its bounds.
 */
export function saturatedShare(
  { kind, output, alpha = -1, beta = 1 }: LayerSnapshot,
  threshold = saturationThreshold,
): number | undefined {
  const tail = evenTail(kind, threshold);
  if (tail !== undefined) return output.share(tail, { absolute: true });
  if (kind === 'sigmoid') {
    const [low, high] = sigmoidTails(threshold);
    return output.share(high) + 1 - output.share(low);
  }
  if (kind === 'hardtanh') {
    const [low, high] = hardtanhTails(alpha, beta);
    return output.share(high) + 1 - output.share(low);
  }
  return undefined;
}

/**
 * Which of a layer's outputs lie there, as packed bits, or undefined where it has no flat tails on both sides. Bits behind
 * the last output mean nothing.
 */
export function saturatedMask(
  { kind, output, alpha = -1, beta = 1 }: LayerSnapshot,
  threshold = flatThreshold,
): readonly number[] | undefined {
  const outside = (low: number, high: number): readonly number[] => {
    const aboveLow = output.mask(low);
    return output.mask(high).map((byte, at) => (byte | ~(aboveLow[at] ?? 0)) & 0xff);
  };
  const tail = evenTail(kind, threshold);
  if (tail !== undefined) return output.mask(tail, { absolute: true });
  if (kind === 'sigmoid') return outside(...sigmoidTails(threshold));
  if (kind === 'hardtanh') return outside(...hardtanhTails(alpha, beta));
  return undefined;
}

/**
 * The same in base64, the form that `packBits` gives it: as text from where the outputs are, where that is to be had, since a
 * number for each byte takes several times as long.
 */
export function saturatedBits(layer: LayerSnapshot, threshold = flatThreshold): string | undefined {
  const tail = evenTail(layer.kind, threshold);
  const text = tail === undefined ? undefined : layer.output.maskText?.(tail, { absolute: true });
  if (text !== undefined) return text;
  const mask = saturatedMask(layer, threshold);
  return mask && packBits(mask);
}

/** The |h| beyond which a kind is flat whose tails are alike on both sides; undefined of any other. */
function evenTail(kind: string, threshold: number): number | undefined {
  if (kind === 'tanh') return threshold;
  return kind === 'softsign' ? softsignOf(threshold) : undefined;
}

/** The |h| at which softsign's slope, `(1 − |h|)²`, is what tanh's is at t, `1 − t²`. */
export const softsignOf = (t: number): number => 1 - Math.sqrt(1 - t * t);

/** The outputs of a sigmoid below and above which |2h − 1| exceeds the threshold. */
export function sigmoidTails(threshold: number): readonly [low: number, high: number] {
  return [(1 - threshold) / 2, (1 + threshold) / 2];
}

/** Just within a hardtanh's bounds: float32 may not have the bounds themselves. */
function hardtanhTails(alpha: number, beta: number): readonly [low: number, high: number] {
  const margin = 1e-4 * (beta - alpha);
  return [alpha + margin, beta - margin];
}

/**
 * Lets a threshold of |tanh| through.
 *
 * @throws RangeError unless 0 < threshold < 1.
 */
export function requireThreshold(operator: string, threshold: number): void {
  if (!(threshold > 0 && threshold < 1)) {
    throw new RangeError(
      `${operator}: threshold must be between 0 and 1, got ${threshold}; ${saturationThreshold} is the lecture's`,
    );
  }
}
