import type { Chosen } from './choice.ts';
import { chosenUnit } from './unitsAlike.ts';

/** What is set off among the rows of a chart: null for nothing. */
export interface SetOff {
  readonly layer: string | null;
  readonly unit: number | null;
}

interface Row {
  readonly layer?: unknown;
  readonly unit?: unknown;
}

/**
 * What of a choice a chart's rows have anything of: the unit, also by a layer whose units are the same; else the layer.
 *
 * @param layers The network's, in its order.
 */
export function setOff(rows: readonly Row[], chosen: Chosen | undefined, layers: readonly string[]): SetOff {
  if (!chosen) return { layer: null, unit: null };
  const unit = rows.find(
    (row) =>
      typeof row.layer === 'string' &&
      row.unit !== undefined &&
      row.unit === chosenUnit(chosen, row.layer, layers),
  );
  if (typeof unit?.layer === 'string') return { layer: unit.layer, unit: chosen.unit ?? null };
  return { layer: rows.some(({ layer }) => layer === chosen.layer) ? chosen.layer : null, unit: null };
}
