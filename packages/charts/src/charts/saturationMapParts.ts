import { columns } from '../columns.ts';
import { layerLabels } from '../axes/labels.ts';
import { frame } from '../frame.ts';

/** A cell: neighbouring units that are flat for one example. */
export interface SaturationMapRow {
  readonly layer: string;
  /** Edges of the cell: of a unit, or of several beside one another. */
  readonly unit: number;
  readonly unitEnd: number;
  readonly example: number;
  /** Rows that are not flat lie beneath those that are, as wide as the layer. */
  readonly flat: boolean;
}

const column = columns<SaturationMapRow>();

/** Of a layer with more rows (a convolution has one per position), the first so many are drawn. */
export const mostExamples = 64;

/** What is flat, and what is not: the lecture's white and black, on pages of either theme. */
export const [white, black] = ['#ffffff', '#14181d'] as const;

/** What the map is, however it is drawn. */
export const saturationMapFrame = {
  ...frame(
    'Saturation map',
    'White: flat for this example. A white column is a dead unit: no example teaches it',
    320,
  ),
  data: { name: 'saturationMap' },
  view: { stroke: '#8a94a0' }, // a frame, as a layer that is flat throughout is as white as the page
} as const;

/** Units across, layers down. */
export const unitsAndLayers = {
  x: {
    field: column('unit'),
    type: 'quantitative',
    title: 'unit',
    scale: { nice: false, zero: false },
    axis: { grid: false, tickMinStep: 1, format: ',d' },
  },
  x2: { field: column('unitEnd') },
  y: {
    field: column('layer'),
    type: 'nominal',
    sort: null,
    title: null,
    axis: { labelLimit: 150, ...layerLabels },
    scale: { paddingInner: 0.06, paddingOuter: 0.03 },
  },
} as const;
