import type { NormalizedUnitSpec } from 'vega-lite/types_unstable/spec/unit.js';

/** Fields of the first row that say how long the vertical axis must be. */
export interface HeldRow {
  readonly low?: number;
  readonly high?: number;
}

/** A layer that is not seen: it makes the vertical axis as long as the rows' `low` and `high` say. */
export function heldAxis(low: string, high: string): NormalizedUnitSpec {
  return {
    mark: { type: 'rule', opacity: 0 },
    encoding: {
      y: { aggregate: 'min', field: low, type: 'quantitative' },
      y2: { aggregate: 'max', field: high },
    },
  };
}

/** The rows with the ends of their axis in the first of them. */
export function withExtent<Row extends object>(
  rows: readonly Row[],
  { low, high }: { readonly low: number; readonly high: number },
): readonly (Row & HeldRow)[] {
  return rows.map((row, at) => (at === 0 ? { ...row, low, high } : row));
}
