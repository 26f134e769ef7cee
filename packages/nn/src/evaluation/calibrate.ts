import { currentDevice } from '@weir/kernels';
import type { AnyLayer } from '../layers/layer.ts';
import type { Examples } from '../signals/examples.ts';
import { atRest } from './atRest.ts';
import { eachBatch } from './eachBatch.ts';
import type { FeatureMoments, Measure } from './evaluationContext.ts';
import { inEvaluation } from './forEvaluation.ts';
import { MomentsSoFar } from './momentsSoFar.ts';

/** A batchNorm's statistics over a split. */
interface Measured {
  readonly name: string;
  readonly unbiased: boolean;
  readonly moments: MomentsSoFar;
}

/**
 * Measures each batchNorm's mean and variance over a whole split, as if the split were one training batch: in
 * float64 sums, each layer on what those before it make of the split when they normalise by their own statistics
 * over it. Dropout lets all pass.
 *
 * The variances returned are over N − 1, as running statistics are. The split is run through once for each
 * batchNorm, as far as that layer.
 *
 * @param network The network that trains; it is not changed.
 * @param batchSize Examples at a time, with no effect on the result but rounding. Default 4096.
 * @throws RangeError if the split has not two values per feature.
 */
export function calibrate(
  network: AnyLayer,
  examples: Examples,
  { batchSize = 4096 }: { readonly batchSize?: number } = {},
): Readonly<Record<string, FeatureMoments>> {
  return atRest(network, () => {
    const measured: Measured[] = [];
    for (let left = batchNormsIn(network); left > 0; left--) {
      measured.push(measureNext(network, examples, batchSize, measured));
    }
    return byName(measured, () => true);
  });
}

const batchNormsIn = ({ tracking, children }: AnyLayer): number =>
  children.reduce((sum, child) => sum + batchNormsIn(child), tracking ? 1 : 0);

/** Measures the first batchNorm, in the order of the forward pass, that is not measured yet. */
function measureNext(
  network: AnyLayer,
  examples: Examples,
  batchSize: number,
  before: readonly Measured[],
): Measured {
  let found: Measured | undefined;
  const measure: Measure = ({ name, features, unbiased }, x, { device }) => {
    found ??= { name, unbiased, moments: new MomentsSoFar(features) };
    found.moments.add(device.read(x));
    throw new Seen();
  };
  const evaluated = inEvaluation(network, { moments: byName(before, ({ unbiased }) => unbiased), measure });
  eachBatch(currentDevice(), examples, batchSize, ({ inputs }, scope) => {
    try {
      evaluated.apply(inputs, scope, false);
    } catch (error) {
      if (!(error instanceof Seen)) throw error;
    }
  });
  if (!found || found.moments.count < 2) {
    throw new RangeError(
      `calibrate: split must hold at least 2 values per feature, got ${found?.moments.count ?? 0}; use a larger split`,
    );
  }
  return found;
}

function byName(
  measured: readonly Measured[],
  unbiased: (of: Measured) => boolean,
): Readonly<Record<string, FeatureMoments>> {
  return Object.fromEntries(
    measured.map((of) => [of.name, { mean: of.moments.mean, variance: of.moments.variance(unbiased(of)) }]),
  );
}

/** Ends a batch's pass: what comes after the layer under measurement has no statistics yet. */
class Seen {}
