import type { States } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { columns } from '../columns.ts';
import { percent, scientific } from '../figures.ts';
import { frame, logScale, stepAxis } from '../frame.ts';
import { palette } from '../palette.ts';
import { logLabels } from '../axes/labels.ts';

/** A point: the norm at one step. */
export interface GradientNormRow {
  readonly step: number;
  readonly norm: number;
  /** What was left of it by a limit on the norm. */
  readonly used: number;
}

const column = columns<GradientNormRow>();
const x = { field: column('step'), ...stepAxis } as const;
const y = (field: keyof GradientNormRow) =>
  ({
    field,
    type: 'quantitative',
    scale: logScale,
    title: 'norm (log scale)',
    axis: { tickCount: 5, ...logLabels },
  }) as const;

/** Norm of the gradients of all parameters that are not frozen, before clipping, against step, and, dashed, what clipping left of it. */
export const gradientNormChart: Chart<'gradientNorm', GradientNormRow> = {
  name: 'gradientNorm',
  diagnostic: 'gradientNorm',
  spec: {
    ...frame(
      'Norm of all gradients',
      'Dashed: what clipping leaves of it. Single peaks are what it is for; always clipped: a rate in disguise',
    ),
    data: { name: 'gradientNorm' },
    layer: [
      { mark: { type: 'line', strokeWidth: 1.5, color: palette[0] }, encoding: { x, y: y(column('norm')) } },
      {
        mark: { type: 'line', strokeWidth: 1, strokeDash: [4, 4], color: palette[1] },
        encoding: { x, y: y(column('used')) },
      },
    ],
  } satisfies TopLevelSpec,
  rows: ({ entries }) =>
    entries
      .filter(({ norm }) => norm > 0 && Number.isFinite(norm))
      .map(({ step, norm, limit }) => ({
        step,
        norm,
        used: limit && 'norm' in limit ? Math.min(norm, limit.norm) : norm,
      })),
  table({ entries }: States['gradientNorm']) {
    const [first, last] = [entries[0], entries.at(-1)];
    const clipped = entries.filter((entry) => entry.clipped !== undefined);
    const share = clipped.reduce((sum, entry) => sum + (entry.clipped ?? 0), 0) / clipped.length;
    return {
      columns: ['at first', 'now', 'clipped'],
      rows: first
        ? [{ name: 'all gradients', cells: [scientific(first.norm), scientific(last?.norm), percent(share)] }]
        : [],
    };
  },
  nothing: 'Every gradient is zero, or none is finite.',
};
