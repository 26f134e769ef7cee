import type { NormalizedUnitSpec } from 'vega-lite/types_unstable/spec/unit.js';
import { extent, held } from '../axes/extent.ts';
import { heldAxis, withExtent } from '../axes/heldAxis.ts';
import type { HeldRow } from '../axes/heldAxis.ts';
import { columns } from '../columns.ts';
import { layerColor, logScale, stepAxis } from '../frame.ts';
import type { LayerHistory, LayerPoint } from '../network/layerHistory.ts';

/** A point: a figure of one layer or parameter at one step. */
export interface LayerLineRow extends LayerPoint, HeldRow {}

const column = columns<LayerLineRow>();

/** The vertical axis of lines: its title, its scale, and how it prints numbers. */
export interface LayerAxis {
  readonly title: string;
  /** Default linear, from the lowest value. */
  readonly scale?: 'linear' | 'log' | 'zero';
  readonly labels: { readonly format: string } | { readonly labelExpr: string };
}

/** A line a layer, or a parameter in its layer's colour, against the step. */
export function layerLines({ title, scale = 'linear', labels }: LayerAxis): NormalizedUnitSpec[] {
  return [
    {
      mark: { type: 'line', strokeWidth: 1.5 },
      encoding: {
        x: { field: column('step'), ...stepAxis },
        y: {
          field: column('value'),
          type: 'quantitative',
          title,
          scale: scale === 'log' ? logScale : { zero: scale === 'zero', nice: false, padding: 4 },
          axis: { tickCount: 5, ...labels },
        },
        color: { field: column('layer'), ...layerColor },
        detail: { field: column('name'), type: 'nominal' },
      },
    },
    heldAxis(column('low'), column('high')),
  ];
}

/** Rows on a logarithmic axis that is a decade long at least; what has no logarithm is left out. */
export function logLineRows(history: LayerHistory): readonly LayerLineRow[] {
  const positive = history.filter(({ value }) => value > 0);
  const axis = extent(
    positive.map(({ value }) => Math.log10(value)),
    1,
  );
  return withExtent(
    positive.map((point) => ({ ...point, value: 10 ** held(Math.log10(point.value), axis) })),
    { low: 10 ** axis.low, high: 10 ** axis.high },
  );
}

/** Rows on an axis that is `least` long at least, and not stretched by an outlier. */
export function lineRows(history: LayerHistory, least: number): readonly LayerLineRow[] {
  const axis = extent(
    history.map(({ value }) => value),
    least,
  );
  return withExtent(
    history.map((point) => ({ ...point, value: held(point.value, axis) })),
    axis,
  );
}
