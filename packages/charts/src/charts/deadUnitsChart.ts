import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { columns } from '../columns.ts';
import { layerLabels } from '../axes/labels.ts';
import { frame, layerColor, stepAxis } from '../frame.ts';
import { byDepth } from '../network/byDepth.ts';
import { inOrder } from '../network/inOrder.ts';

/** A line: a stretch of steps for which a unit was dead. */
export interface DeadUnitRow {
  readonly layer: string;
  /** Of the layer among those that have died, in network order. */
  readonly place: number;
  readonly unit: number;
  readonly from: number;
  /** The step it was last seen dead at, or first seen alive again. */
  readonly to: number;
  readonly fate: 'dead' | 'revived';
}

const column = columns<DeadUnitRow>();

/** When each unit died, and whether it came back: a line a unit, by layer. */
export const deadUnitsChart: Chart<'deadUnits', DeadUnitRow> = {
  name: 'deadUnits',
  diagnostic: 'deadUnits',
  spec: {
    ...frame(
      'Dead units',
      'A line for each unit that was flat for every example: none is best, one that does not end is lost; pale ones came back',
    ),
    data: { name: 'deadUnits' },
    // The end of a line is square, so that a unit that died at the newest look is seen: its line has no length.
    mark: { type: 'rule', strokeWidth: 2, strokeCap: 'square' },
    encoding: {
      x: { field: column('from'), ...stepAxis },
      x2: { field: column('to') },
      y: {
        field: column('layer'),
        type: 'nominal',
        sort: { field: column('place'), op: 'min' },
        title: null,
        axis: { labelLimit: 150, ...layerLabels },
      },
      yOffset: { field: column('unit'), type: 'ordinal' },
      // The axis names the layers.
      color: { field: column('layer'), ...layerColor, legend: null },
      opacity: {
        field: column('fate'),
        type: 'ordinal',
        scale: { domain: ['dead', 'revived'], range: [1, 0.4] },
        legend: { title: null, symbolType: 'stroke' },
      },
      tooltip: [
        { field: column('layer'), type: 'nominal' },
        { field: column('unit'), type: 'ordinal' },
        { field: column('from'), type: 'quantitative' },
        { field: column('to'), type: 'quantitative' },
      ],
    },
  } satisfies TopLevelSpec,
  rows({ step, spans }) {
    const layers = [...new Set(spans.map(({ layer }) => layer))].sort(byDepth);
    return [...spans]
      .sort((one, other) => byDepth(one.layer, other.layer) || one.unit - other.unit)
      .map(({ layer, unit, from, to }) => ({
        layer,
        place: layers.indexOf(layer),
        unit,
        from,
        to: to ?? step,
        fate: to === undefined ? 'dead' : 'revived',
      }));
  },
  table: ({ layers, spans }) => ({
    columns: ['dead', 'units', 'ever dead'],
    rows: inOrder(layers).map(({ name, units }) => {
      const own = spans.filter(({ layer }) => layer === name);
      const dead = own.filter(({ to }) => to === undefined).length;
      const ever = new Set(own.map(({ unit }) => unit)).size;
      return { name, layer: name, cells: [String(dead), String(units), String(ever)] };
    }),
  }),
  nothing: 'No unit was flat for a whole batch at any look: none is dead.',
};
