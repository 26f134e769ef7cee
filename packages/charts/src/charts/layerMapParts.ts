import type { DiagnosticName, States } from '@weir/diagnostics';
import { columns } from '../columns.ts';
import type { FigureTable } from '../figureTable.ts';
import { layerLabels } from '../axes/labels.ts';
import { stepAxis } from '../frame.ts';
import type { MapScale } from '../map/mapColors.ts';
import type { LayerHistory } from '../network/layerHistory.ts';

/** A cell of a map of layers: a layer or parameter over some steps. */
export interface LayerMapRow {
  readonly name: string;
  /** Among the names, in network order. */
  readonly place: number;
  readonly from: number;
  readonly to: number;
  /** Mean over the steps. */
  readonly value: number;
}

const column = columns<LayerMapRow>();

/** Pixels down of a map of layers. */
export const mapHeight = 340;

/** How a map tells its values by colour. */
export interface MapColor {
  readonly title: string;
  /** Of the legend's numbers, as d3 has it. */
  readonly format: string;
  readonly scale: MapScale;
}

/** What a map of layers over steps is made of. */
export interface LayerMapOf<Diagnostic extends DiagnosticName> {
  readonly name: string;
  readonly diagnostic: Diagnostic;
  readonly title: string;
  readonly lookFor: string;
  readonly color: MapColor;
  history(state: States[Diagnostic]): LayerHistory;
  /** A value in words. */
  print(value: number): string;
  table(state: States[Diagnostic]): FigureTable;
  readonly nothing: string;
}

/** Steps across, from the first that was measured, as lines have them: of a replay that is far from 0. */
export const stepsAcross = { ...stepAxis, scale: { ...stepAxis.scale, zero: false } } as const;

/** Layers down, first to last, without room between them. */
export const layersDown = {
  field: column('name'),
  type: 'nominal',
  sort: { field: column('place'), op: 'min' },
  title: null,
  axis: { labelLimit: 150, ...layerLabels },
  scale: { type: 'band', padding: 0 }, // also for marks that would make it one of points
} as const;

/** The colour of a cell, and its legend. */
export function mapColor({ title, format, scale: { domain, ...scale } }: MapColor) {
  return {
    field: column('value'),
    type: 'quantitative',
    scale: { interpolate: 'rgb', ...scale, ...(domain && { domain: [...domain] }) },
    legend: {
      title,
      format,
      direction: 'horizontal',
      gradientLength: 160,
      gradientThickness: 10,
      gradientOpacity: 1,
      titleLimit: 0,
    },
  } as const;
}
