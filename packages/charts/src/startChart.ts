import type { TopLevelSpec } from 'vega-lite';
import { columns } from './columns.ts';
import { logScale, seriesColor } from './frame.ts';
import { lightTheme } from './theme.ts';

/** What a way to start a network does to signal and gradient: a std for each hidden layer, beside theory's. */
export interface MeasuredStart {
  readonly activation: string;
  readonly initializer: string;
  readonly gain: number;
  /** Hidden layers. */
  readonly depth: number;
  readonly layers: readonly {
    /** 1 for the first hidden layer. */
    readonly layer: number;
    readonly outputStd: number;
    readonly expectedOutputStd: number;
    readonly gradStd: number;
    readonly expectedGradStd: number;
  }[];
}

/** A point: one layer of one way to start a network. */
export interface StartRow {
  /** The way to start. */
  readonly start: string;
  readonly layer: number;
  readonly of: 'output' | 'gradient';
  /** `null` where a logarithmic axis has no place for it: a signal or gradient that is gone. */
  readonly measured: number | null;
  readonly theory: number | null;
}

const column = columns<StartRow>();

/** Std of outputs and gradients through depth, measured (points) and by theory (lines), a colour for each start. */
export function startChart(starts: readonly MeasuredStart[]): TopLevelSpec {
  const x = { field: column('layer'), type: 'ordinal', title: 'hidden layer' } as const;
  const y = { type: 'quantitative', scale: logScale, title: 'std' } as const;
  const color = { field: column('start'), ...seriesColor } as const;
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    config: lightTheme,
    data: { values: startRows(starts).slice() },
    facet: { column: { field: column('of'), type: 'nominal', title: null, sort: ['output', 'gradient'] } },
    resolve: { scale: { y: 'independent' } },
    spec: {
      width: 320,
      height: 240,
      layer: [
        { mark: { type: 'line' }, encoding: { x, y: { field: column('theory'), ...y }, color } },
        {
          mark: { type: 'point', filled: true },
          encoding: { x, y: { field: column('measured'), ...y }, color },
        },
      ],
    },
  };
}

/** A row for output and gradient of each layer of each start. */
export const startRows = (starts: readonly MeasuredStart[]): readonly StartRow[] => starts.flatMap(rowsOf);

function rowsOf({ activation, initializer, gain, depth, layers }: MeasuredStart): readonly StartRow[] {
  const start = `${activation}, ${initializer}, gain ${Number(gain.toPrecision(4))}, depth ${depth}`;
  return layers.flatMap(({ layer, outputStd, expectedOutputStd, gradStd, expectedGradStd }): StartRow[] => [
    { start, layer, of: 'output', measured: positive(outputStd), theory: positive(expectedOutputStd) },
    { start, layer, of: 'gradient', measured: positive(gradStd), theory: positive(expectedGradStd) },
  ]);
}

const positive = (std: number): number | null => (std > 0 && Number.isFinite(std) ? std : null);
