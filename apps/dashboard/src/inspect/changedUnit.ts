import type { FigureTable } from '@weir/charts';
import type { BatchNormUnit, FeatureStatistics, LayerBatchNorm } from '@weir/diagnostics';
import { signed, statistic } from '../view/format.ts';
import { evaluated, normalised } from './normalised.ts';

/** What one changed example does to a feature of a batch. */
export interface ChangedUnit {
  /** What arrives, with the change in it. */
  readonly inputs: readonly number[];
  /** Outputs ahead of any change. */
  readonly before: readonly number[];
  /** Outputs with the change in it. */
  readonly outputs: readonly number[];
  /** Of the batch with the change in it. */
  readonly moments: FeatureStatistics;
  /** How far each output moved. */
  readonly moved: readonly number[];
  /** How far another example's output moved, at most. */
  readonly mostOfOthers: number;
  /** The example's output in evaluation; undefined where nobody follows the running statistics. */
  readonly inEvaluation: number | undefined;
}

/**
 * What a batchNorm makes of a feature once one example arrives as something else.
 *
 * @param example Its place among those that are told.
 * @param value What it arrives as; undefined for as it was.
 */
export function changedUnit(
  layer: LayerBatchNorm,
  unit: BatchNormUnit,
  example: number,
  value: number | undefined,
): ChangedUnit {
  const change = value === undefined ? undefined : { example, value };
  const before = normalised(layer, unit).outputs;
  const { outputs, moments } = normalised(layer, unit, change);
  const moved = outputs.map((output, at) => output - (before[at] ?? NaN));
  return {
    inputs: unit.inputs.map((input, at) => (at === change?.example ? change.value : input)),
    before,
    outputs,
    moments,
    moved,
    mostOfOthers: Math.max(0, ...moved.filter((_, at) => at !== example).map(Math.abs)),
    inEvaluation: unit.running && evaluated(layer, unit, unit.running, change)[example],
  };
}

/** The same in figures, a row an example. */
export const changedUnitTable = ({ inputs, outputs, moved }: ChangedUnit): FigureTable => ({
  columns: ['arrives', 'goes on', 'moved by'],
  rows: inputs.map((input, at) => ({
    name: `example ${at + 1}`,
    cells: [statistic(input), statistic(outputs[at]), signed(moved[at] ?? 0, 3)],
  })),
});
