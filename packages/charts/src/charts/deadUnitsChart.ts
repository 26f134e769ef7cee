import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { columns } from '../columns.ts';
import { frame, stepAxis } from '../frame.ts';
import { palette } from '../palette.ts';

export interface DeadUnitRow {
  readonly layer: string;
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
      'A line for each unit that was flat for every example: none is best, one that does not end is lost',
    ),
    data: { name: 'deadUnits' },
    mark: { type: 'rule', strokeWidth: 4, strokeCap: 'round' },
    encoding: {
      x: { field: column('from'), ...stepAxis },
      x2: { field: column('to') },
      y: { field: column('layer'), type: 'nominal', sort: null, title: null },
      yOffset: { field: column('unit'), type: 'ordinal' },
      color: {
        field: column('fate'),
        type: 'nominal',
        scale: { domain: ['dead', 'revived'], range: [palette[4], palette[0]] },
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
  rows: ({ step, spans }) =>
    spans.map(({ layer, unit, from, to }) => ({
      layer,
      unit,
      from,
      to: to ?? step,
      fate: to === undefined ? 'dead' : 'revived',
    })),
};
