import type { TopLevelSpec } from 'vega-lite';
import { logLabels } from './axes/labels.ts';
import { columns } from './columns.ts';
import { frame, logScale } from './frame.ts';

/** A network's layers ahead of its first update: the std of outputs and gradients, beside theory's where it has one. */
export interface MeasuredLayers {
  readonly layers: readonly {
    readonly name: string;
    readonly outputStd: number;
    readonly expectedOutputStd?: number;
    readonly gradStd: number;
    readonly expectedGradStd?: number;
  }[];
}

/** A layer's point. */
export interface NetworkStartRow {
  readonly layer: string;
  /** `null` where a logarithmic axis has no place for it: a signal that is gone, or of which theory knows nothing. */
  readonly measured: number | null;
  readonly theory: number | null;
  /** What the axis reaches at least: half of the least and twice the largest, so that what is level looks level. */
  readonly low: number | null;
  readonly high: number | null;
}

/** A picture of a network's start: a spec whose only data set is named `name`. */
export interface NetworkStartChart {
  readonly name: string;
  readonly spec: TopLevelSpec;
  rows(start: MeasuredLayers): readonly NetworkStartRow[];
}

const column = columns<NetworkStartRow>();

/** Std of the outputs through depth ahead of training: points are measured, the line is theory. */
export const outputStartChart: NetworkStartChart = {
  name: 'outputStart',
  spec: spec(
    'outputStart',
    'Outputs at the start',
    'Points: measured. Line: theory. Level is healthy; falling vanishes, rising saturates or explodes.',
  ),
  rows: ({ layers }) =>
    rowsOf(layers.map(({ name, outputStd, expectedOutputStd }) => [name, outputStd, expectedOutputStd])),
};

/** Std of the gradients at the same layers. */
export const gradStartChart: NetworkStartChart = {
  name: 'gradStart',
  spec: spec(
    'gradStart',
    'Gradients at the start',
    'Points: measured. Line: theory, from the last layer back. Level is healthy: every layer learns alike.',
  ),
  rows: ({ layers }) =>
    rowsOf(layers.map(({ name, gradStd, expectedGradStd }) => [name, gradStd, expectedGradStd])),
};

function spec(name: string, title: string, lookFor: string): TopLevelSpec {
  const x = {
    field: column('layer'),
    type: 'ordinal',
    sort: null,
    title: null,
    axis: { labelAngle: -40, labelOverlap: true },
  } as const;
  const y = { type: 'quantitative', scale: logScale, title: 'std', axis: logLabels } as const;
  return {
    ...frame(title, lookFor, 170),
    data: { name },
    layer: [
      {
        mark: { type: 'rule', opacity: 0 },
        encoding: { x, y: { field: column('low'), ...y }, y2: { field: column('high') } },
      },
      { mark: { type: 'line' }, encoding: { x, y: { field: column('theory'), ...y } } },
      {
        mark: { type: 'point', filled: true, size: 60 },
        encoding: { x, y: { field: column('measured'), ...y } },
      },
    ],
  };
}

function rowsOf(
  layers: readonly (readonly [string, number, number | undefined])[],
): readonly NetworkStartRow[] {
  const shown = layers.map(([layer, measured, theory]) => ({
    layer,
    measured: positive(measured),
    theory: positive(theory),
  }));
  const stds = shown.flatMap(({ measured, theory }) => [measured, theory]).filter((std) => std !== null);
  const reach = stds.length > 0 ? { low: Math.min(...stds) / 2, high: Math.max(...stds) * 2 } : nothing;
  return shown.map((row) => ({ ...row, ...reach }));
}

const nothing = { low: null, high: null };

const positive = (std: number | undefined): number | null =>
  std !== undefined && std > 0 && Number.isFinite(std) ? std : null;
