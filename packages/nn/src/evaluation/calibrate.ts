import { currentDevice } from '@weir/kernels';
import { runChain } from '../layers/composedChain.ts';
import type { AnyLayer } from '../layers/layer.ts';
import type { Examples } from '../signals/examples.ts';
import { atRest } from './atRest.ts';
import { childName } from './evaluationContext.ts';
import type { FeatureMoments, Measure } from './evaluationContext.ts';
import { examplesAtOnce } from './examplesAtOnce.ts';
import { MomentsSoFar } from './momentsSoFar.ts';
import { Waypoint } from './waypoint.ts';

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
 * The variances returned are over N − 1, as running statistics are. What the layers up to a batchNorm make of the
 * split is kept on the way, as far as it takes 256 MB, so that the split runs through each layer of a plain network
 * twice, and through a block of k batchNorms k + 1 times, however deep the network is.
 *
 * @param network The network that trains; it is not changed.
 * @param batchSize Examples at a time, with no effect on the result but rounding. Default 4096, or fewer where their
 * layers would take more than 512 MB.
 * @throws RangeError if the split has not two values per feature.
 */
export function calibrate(
  network: AnyLayer,
  examples: Examples,
  { batchSize = examplesAtOnce(network, examples.inputShape) }: { readonly batchSize?: number } = {},
): Readonly<Record<string, FeatureMoments>> {
  return atRest(network, () => {
    const layers = network.kind === 'sequential' ? network.children : [network];
    const last = layers.findLastIndex((layer) => batchNormsIn(layer) > 0);
    const measured: Measured[] = [];
    let from = 0;
    let waypoint = Waypoint.start(currentDevice(), examples, batchSize);
    layers.forEach((layer, at) => {
      const norms = batchNormsIn(layer);
      if (norms === 0) return;
      const way = { layers: layers.slice(from, at + 1), from };
      for (let left = norms; left > 0; left--) measured.push(measureNext(way, waypoint, measured));
      const next = at < last ? waypoint.after(inEvaluation(way, measured)) : undefined;
      if (!next) return;
      waypoint = next;
      from = at + 1;
    });
    return byName(measured, () => true);
  });
}

/** Some of a network's layers, one after the other, the first with its index. */
interface Way {
  readonly layers: readonly AnyLayer[];
  readonly from: number;
}

const batchNormsIn = ({ tracking, children }: AnyLayer): number =>
  children.reduce((sum, child) => sum + batchNormsIn(child), tracking ? 1 : 0);

/** Measures the first batchNorm, in the order of the forward pass, that is not measured yet. */
function measureNext(way: Way, waypoint: Waypoint, before: readonly Measured[]): Measured {
  let found: Measured | undefined;
  const evaluated = inEvaluation(way, before, ({ name, features, unbiased }, x, { device }) => {
    found ??= { name, unbiased, moments: new MomentsSoFar(features) };
    found.moments.add(device.read(x));
    throw new Seen();
  });
  waypoint.each((x, scope) => {
    try {
      runChain(evaluated, x, scope, false);
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

/** The layers in evaluation mode, by what is measured so far, under the names that they have while training. */
function inEvaluation(
  { layers, from }: Way,
  measured: readonly Measured[],
  measure?: Measure,
): readonly AnyLayer[] {
  const moments = byName(measured, ({ unbiased }) => unbiased);
  return layers.map((layer, at) =>
    layer.evaluation({ name: childName('', from + at, layer.kind), moments, measure }),
  );
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
