import { latest } from '@weir/core';
import type { LayerSnapshot, Reading, Snapshot } from '@weir/core';
import { map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { diagnosticKind } from '../kinds/diagnosticKind.ts';
import type { DiagnosticInputs } from '../kinds/diagnosticKind.ts';
import { mapDefined } from '../selection/mapDefined.ts';
import type { BatchNormUnit, BatchNormUnits, FeatureStatistics, LayerBatchNorm } from './layerBatchNorm.ts';
import type { RunningMoments } from './momentsAccumulator.ts';
import { mustBeCount } from './mustBeCount.ts';

/** Options of `batchNormUnits`, all with defaults. */
export interface BatchNormUnitsOptions {
  /** Units of each layer that are looked at, evenly spread over it. Default 8. */
  readonly units?: number;
  /** Values of each unit that are told: of the first examples of the batch. Default 32; more for larger batches. */
  readonly examples?: number;
  /**
   * Examples of the training split over which the statistics are measured anew, for the network as it stands. Default 256,
   * which leaves an error of 0.06 std; 0 measures none, which saves the pass.
   */
  readonly calibration?: number;
}

/**
 * Emits, at each snapshot, what some features of each batchNorm did to the batch: the values that arrived,
 * `y = γ (x − mean) / √(variance + eps) + β` with the batch's moments, and beside these the running and the calibrated ones. From
 * that one computes how every example's output hangs on all the others (Ioffe and Szegedy, 2015).
 *
 * @param inputs `running` gives the running statistics, `calibrated` those over the training split; without, they are left out.
 * @throws RangeError if `units` or `examples` is not a positive integer, or `calibration` neither 0 nor at least 2.
 *
 * @example
 * ```ts
 * const batchNorm = {
 *   kind: 'batchNorm',
 *   input: { values: [1, 5], shape: [2, 1] },
 *   output: { values: [-1, 1], shape: [2, 1] },
 *   batchMoments: { mean: [3], variance: [8] },
 * };
 * const { layers } = await lastValueFrom(of(arraySnapshot({ layers: [batchNorm] })).pipe(batchNormUnits()));
 * layers[0]?.units[0]?.inputs; // → [1, 5]
 * layers[0]?.units[0]?.batch; // → { mean: 3, variance: 8 }
 * ```
 */
export function batchNormUnits(
  { units = 8, examples = 32, calibration = 256 }: BatchNormUnitsOptions = {},
  { running, calibrated }: Pick<DiagnosticInputs, 'running' | 'calibrated'> = {},
): OperatorFunction<Snapshot, BatchNormUnits> {
  mustBeCount('batchNormUnits', 'units', units);
  mustBeCount('batchNormUnits', 'examples', examples);
  if (!Number.isInteger(calibration) || calibration < 0 || calibration === 1) {
    throw new RangeError(
      `batchNormUnits: calibration must be 0 or an integer of at least 2, got ${calibration}; 0 measures none`,
    );
  }
  return map((snapshot) => {
    const { step, layers } = snapshot;
    const isNeeded = calibration > 0 && layers.some(({ batchMoments }) => batchMoments);
    const beside: Beside = {
      running: featuresIn(running?.()),
      calibrated: featuresIn(isNeeded ? calibrated?.(calibration) : undefined),
    };
    return {
      step,
      layers: mapDefined(layers, (layer) => looked(layer, snapshot, beside, { units, examples })),
    };
  });
}

/** The statistics of a layer's feature. */
type FeaturesIn = (layer: string, unit: number) => FeatureStatistics | undefined;

interface Beside {
  readonly running: FeaturesIn;
  readonly calibrated: FeaturesIn;
}

function featuresIn(moments: RunningMoments | undefined): FeaturesIn {
  const layers = new Map(moments?.layers.map((layer) => [layer.name, layer]));
  return (name, unit) => {
    const layer = layers.get(name);
    const [mean, tracked] = [layer?.mean[unit], layer?.variance[unit]];
    if (!layer || mean === undefined || tracked === undefined) return undefined;
    return { mean, variance: layer.tracks === 'std' ? tracked ** 2 : tracked };
  };
}

function looked(
  { name, input, output, batchMoments }: LayerSnapshot,
  { parameters }: Snapshot,
  { running, calibrated }: Beside,
  { units, examples }: { readonly units: number; readonly examples: number },
): LayerBatchNorm | undefined {
  if (!batchMoments || !input) return undefined;
  const { eps, unbiased } = batchMoments;
  const features = output.shape.at(-1) ?? 1;
  // Of a model of somebody else's, whose features may lie on another axis, nothing is told.
  if (batchMoments.mean.shape[0] !== features) return undefined;
  const values = output.shape.slice(0, -1).reduce((product, side) => product * side, 1);
  const arrived = input.values();
  const [mean, variance] = [batchMoments.mean.values(), batchMoments.variance.values()];
  // PyTorch calls them weight and bias, in what is recorded there.
  const parameter = (kinds: readonly string[], without: number) => {
    const found = parameters.find((candidate) => kinds.some((kind) => candidate.name === `${name}.${kind}`));
    return found ? ahead(found) : () => without;
  };
  const [gamma, beta] = [parameter(['gamma', 'weight'], 1), parameter(['beta', 'bias'], 0)];
  const chosen = Array.from({ length: Math.min(units, features) }, (_, at) =>
    Math.floor((at * features) / Math.min(units, features)),
  );
  const all = chosen.map((unit): BatchNormUnit => {
    const [followed, measured] = [running(name, unit), calibrated(name, unit)];
    return {
      unit,
      inputs: Array.from({ length: Math.min(examples, values) }, (_, row) =>
        Number((arrived[row * features + unit] ?? NaN).toPrecision(7)),
      ),
      batch: { mean: mean[unit] ?? NaN, variance: variance[unit] ?? NaN },
      ...(followed && areFinite(followed) && { running: followed }),
      ...(measured && areFinite(measured) && { calibrated: measured }),
      gamma: gamma(unit),
      beta: beta(unit),
    };
  });
  // Of what has overflowed there is nothing to see.
  const finite = all.filter(
    ({ inputs, batch, gamma, beta }) => areFinite(batch) && [...inputs, gamma, beta].every(Number.isFinite),
  );
  return finite.length === 0 ? undefined : { name, features, values, eps, unbiased, units: finite };
}

const areFinite = ({ mean, variance }: FeatureStatistics): boolean =>
  Number.isFinite(mean) && Number.isFinite(variance);

/** A parameter's values ahead of the step's update: those of its forward pass. */
function ahead({ data, update }: { readonly data: Reading; readonly update: Reading }) {
  const [after, moved] = [data.values(), update.values()];
  return (at: number): number => (after[at] ?? NaN) - (moved[at] ?? NaN);
}

/** `batchNormUnits` as a configuration names it: its options, its cadence, and what is kept of its measurements. */
export const batchNormUnitsKind = diagnosticKind({
  type: 'batchNormUnits',
  schema: {
    'units?': '1 <= number.integer <= 64',
    'examples?': '1 <= number.integer <= 256',
    'calibration?': '0 <= number.integer <= 65536',
  },
  defaultEvery: 1000,
  byDefault: true,
  needs: ['running', 'calibrated'],
  operator: batchNormUnits,
  state: latest<BatchNormUnits>(),
});
