import type { TopLevelSpec } from 'vega-lite';
import { decades } from '../axes/extent.ts';
import { heldAxis, withExtent } from '../axes/heldAxis.ts';
import type { HeldRow } from '../axes/heldAxis.ts';
import type { Chart } from '../chart.ts';
import { columns } from '../columns.ts';
import { fixed, scientific } from '../figures.ts';
import type { FigureTable } from '../figureTable.ts';
import { frame, logScale } from '../frame.ts';
import { inOrder } from '../network/inOrder.ts';
import { palette } from '../palette.ts';
import { layerLabels, logLabels } from '../axes/labels.ts';

/** A point: the spread of one layer. */
export interface DepthRow extends HeldRow {
  readonly layer: string;
  /** Among the layers, first to last. */
  readonly place: number;
  readonly std: number;
}

interface Layer {
  readonly name: string;
  /** Null where it came over a wire and was none. */
  readonly std: number | null;
}

const column = columns<DepthRow>();

const profile = (title: string, scale: 'linear' | 'log') => [
  {
    mark: {
      type: 'line',
      point: { size: 60, filled: true, color: palette[0] },
      strokeWidth: 2,
      color: palette[0],
    },
    encoding: {
      x: {
        field: column('layer'),
        type: 'nominal',
        sort: { field: column('place'), op: 'min' },
        title: null,
        axis: { labelAngle: -30, labelLimit: 110, ...layerLabels },
      },
      y: {
        field: column('std'),
        type: 'quantitative',
        title,
        scale: scale === 'log' ? logScale : { zero: true },
        axis: { tickCount: 5, ...(scale === 'log' ? logLabels : { format: '.2~f' }) },
      },
    },
  } as const,
  heldAxis(column('low'), column('high')),
];

const rows = (layers: readonly Layer[]): readonly DepthRow[] =>
  inOrder(layers).flatMap(({ name, std }, place) =>
    std !== null && Number.isFinite(std) ? [{ layer: name, place, std }] : [],
  );

const table = (layers: readonly Layer[], print: (std: number | null) => string): FigureTable => ({
  columns: ['std'],
  rows: inOrder(layers).map(({ name, std }) => ({ name, cells: [print(std)] })),
});

/** Std of each activation layer's output, first layer to last. */
export const activationDepth: Chart<'activations', DepthRow> = {
  name: 'activationDepth',
  diagnostic: 'activations',
  spec: {
    ...frame(
      'Activations by depth',
      'Level: healthy. Falling: the signal fades layer by layer; rising: it explodes',
    ),
    data: { name: 'activationDepth' },
    layer: profile('std of output', 'linear'),
  } satisfies TopLevelSpec,
  rows: ({ latest }) => {
    const points = rows(latest?.layers ?? []);
    return withExtent(points, { low: 0, high: Math.max(0, ...points.map(({ std }) => std)) });
  },
  table: ({ latest }) => table(latest?.layers ?? [], fixed),
  nothing: 'No layer has an output whose std is known.',
};

/** Std of ∂loss/∂output of each activation layer, first layer to last, on an axis of a decade at least. */
export const gradientDepth: Chart<'gradients', DepthRow> = {
  name: 'gradientDepth',
  diagnostic: 'gradients',
  spec: {
    ...frame(
      'Gradients by depth',
      'Level: healthy. Rising to the right: they vanish on their way back; falling: they explode',
    ),
    data: { name: 'gradientDepth' },
    layer: profile('std of ∂loss / ∂output', 'log'),
  } satisfies TopLevelSpec,
  rows: ({ latest }) => {
    const points = rows(latest?.layers ?? []).filter(({ std }) => std > 0);
    return withExtent(points, decades(points.map(({ std }) => std)));
  },
  table: ({ latest }) => table(latest?.layers ?? [], scientific),
  nothing: 'No gradient flows back through any layer: the log axis has no place for zeros.',
};
