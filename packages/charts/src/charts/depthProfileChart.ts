import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { columns } from '../columns.ts';
import { frame, logScale } from '../frame.ts';
import { palette } from '../palette.ts';

export interface DepthRow {
  readonly layer: string;
  readonly std: number;
}

const column = columns<DepthRow>();

const profile = (title: string, scale: 'linear' | 'log') =>
  ({
    mark: { type: 'line', point: { size: 60, filled: true }, strokeWidth: 2, color: palette[0] },
    encoding: {
      x: { field: column('layer'), type: 'nominal', sort: null, title: null, axis: { labelAngle: -30 } },
      y: {
        field: column('std'),
        type: 'quantitative',
        title,
        scale: scale === 'log' ? logScale : { zero: true },
        axis: { tickCount: 5, format: scale === 'log' ? '.1e' : '.2~f' },
      },
    },
  }) as const;

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
    ...profile('std of output', 'linear'),
  } satisfies TopLevelSpec,
  rows: ({ latest }) => (latest?.layers ?? []).map(({ name, std }) => ({ layer: name, std })),
};

/** Std of ∂loss/∂output of each activation layer, first layer to last. */
export const gradientDepth: Chart<'gradients', DepthRow> = {
  name: 'gradientDepth',
  diagnostic: 'gradients',
  spec: {
    ...frame(
      'Gradients by depth',
      'Level: healthy. Rising to the right: they vanish on their way back; falling: they explode',
    ),
    data: { name: 'gradientDepth' },
    ...profile('std of ∂loss / ∂output', 'log'),
  } satisfies TopLevelSpec,
  rows: ({ latest }) =>
    (latest?.layers ?? []).filter(({ std }) => std > 0).map(({ name, std }) => ({ layer: name, std })),
};
