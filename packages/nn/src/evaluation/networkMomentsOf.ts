import type { FeatureMoments, NetworkMoments } from './evaluationContext.ts';

/** BatchNorm statistics as `runningMoments()` emits them. */
export interface FoldedMoments {
  readonly layers: readonly (FeatureMoments & {
    /** Of the layer: `3.batchNorm`. */
    readonly name: string;
    /** Whether `variance` holds variances (default) or standard deviations. */
    readonly tracks?: 'variance' | 'std';
  })[];
}

/**
 * Statistics of each batchNorm by its name, of whichever form they come in: what `runningMoments()` emits, or what
 * `calibrate` returns. A tracked std is squared.
 *
 * @throws TypeError if they are neither.
 */
export function networkMomentsOf(moments: NetworkMoments | FoldedMoments): NetworkMoments {
  if (typeof moments !== 'object' || moments === null || Array.isArray(moments)) refuse(moments);
  if ('subscribe' in moments || moments instanceof Promise) refuse(moments);
  if (isFolded(moments)) {
    return Object.fromEntries(
      moments.layers.map((layer) => {
        const { name, mean, variance, tracks } = layer;
        if (!isFeatureMoments(layer) || typeof name !== 'string') refuse(moments, 'an entry of its layers');
        return [
          name,
          { mean, variance: tracks === 'std' ? Array.from(variance, (std) => std * std) : variance },
        ];
      }),
    );
  }
  for (const [name, layer] of Object.entries(moments)) if (!isFeatureMoments(layer)) refuse(layer, name);
  return moments;
}

const isFolded = (moments: NetworkMoments | FoldedMoments): moments is FoldedMoments =>
  'layers' in moments && Array.isArray(moments.layers);

function isFeatureMoments(value: unknown): value is FeatureMoments {
  if (typeof value !== 'object' || value === null || !('mean' in value) || !('variance' in value))
    return false;
  return [value.mean, value.variance].every((list) => Array.isArray(list) || ArrayBuffer.isView(list));
}

function refuse(given: unknown, at?: string): never {
  throw new TypeError(
    `forEvaluation: moments must be what runningMoments() emits or calibrate() returns, got ${described(given)}` +
      `${at === undefined ? '' : ` at ${at}`}; pass the last value that the fold emitted`,
  );
}

function described(given: unknown): string {
  if (typeof given === 'function') return 'a function (the operator itself?)';
  if (Array.isArray(given)) return `a list of ${given.length}`;
  if (typeof given !== 'object' || given === null) return String(given);
  if ('subscribe' in given) return 'an Observable';
  if (given instanceof Promise) return 'a Promise';
  const keys = Object.keys(given);
  return keys.length === 0 ? 'an empty object' : `an object of ${keys.slice(0, 4).join(', ')}`;
}
