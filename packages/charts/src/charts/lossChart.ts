import type { States } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { held } from '../axes/extent.ts';
import { logLabels, numberLabels } from '../axes/labels.ts';
import { columns } from '../columns.ts';
import { fixed } from '../figures.ts';
import type { FigureTable } from '../figureTable.ts';
import { frame, logScale, stepAxis, withHint } from '../frame.ts';
import { palette } from '../palette.ts';
import { smoothed } from '../smoothed.ts';

/** A point: the loss of one step's minibatch and the average around it, or the loss of the validation split. */
export interface LossRow {
  readonly step: number;
  readonly loss?: number;
  readonly smoothed?: number;
  readonly validation?: number;
  /** What the newest validation loss is, where it lies beyond the axis. */
  readonly beyond?: string;
}

type LossState = States['loss'];

const column = columns<LossRow>();

const lines = (scale: typeof logScale | { readonly zero: false }, title: string) => {
  const labels = scale === logScale ? logLabels : numberLabels;
  const x = { field: column('step'), ...stepAxis } as const;
  const line = <Mark extends object>(field: keyof LossRow, mark: Mark) => ({
    // A row has one or the other, and a line breaks where it has no value.
    transform: [{ filter: `isValid(datum.${field})` }],
    mark: { type: 'line', ...mark } as const,
    encoding: {
      x,
      y: { field, type: 'quantitative', scale, title, axis: { tickCount: 6, ...labels } } as const,
    },
  });
  const words = {
    transform: [{ filter: `isValid(datum.${column('validation')})` }],
    mark: { type: 'text', align: 'right', dx: -8, color: palette[1], fontWeight: 600 } as const,
    encoding: {
      x,
      y: { field: column('validation'), type: 'quantitative' } as const,
      text: {
        condition: { test: `isValid(datum.${column('beyond')})`, field: column('beyond') },
        value: '',
      },
    },
  };
  return {
    minibatches: [
      line(column('loss'), { opacity: 0.35, strokeWidth: 1, color: palette[0] }),
      line(column('smoothed'), { strokeWidth: 2, color: palette[0] }),
    ],
    validation: [
      line(column('validation'), {
        strokeWidth: 1.5,
        color: palette[1],
        point: { size: 36, filled: true, color: palette[1] },
      }),
      words,
    ],
  } as const;
};

const onLogarithmicAxis = lines(logScale, 'loss (log scale)');
const onPlainAxis = lines({ zero: false }, 'loss');

/**
 * The validation losses, held to an axis thrice as long as that of the minibatches alone: a network that fails in evaluation
 * mode is not to press all else flat. The newest is written beside its dot where it lies beyond; the table has all as they are.
 */
const validationRows = (
  { validation = [] }: LossState,
  minibatches: readonly number[],
  onAxis: (loss: number) => number,
  fromAxis: (place: number) => number,
): readonly LossRow[] => {
  let [low, high] = [Infinity, -Infinity];
  for (const loss of minibatches) [low, high] = [Math.min(low, onAxis(loss)), Math.max(high, onAxis(loss))];
  const least = 0.1; // where minibatches are alike
  const reach = Math.max(high - low, least);
  const axis = { low: low - reach, high: high + reach };
  return validation.flatMap(({ step, loss }, at): readonly LossRow[] => {
    const place = onAxis(loss);
    if (!Number.isFinite(place)) return [];
    const seen = held(place, axis);
    if (seen === place) return [{ step, validation: loss }];
    const isNewest = at === validation.length - 1;
    return [
      {
        step,
        validation: fromAxis(seen),
        ...(isNewest && { beyond: `${place > seen ? '↑' : '↓'} validation ${fixed(loss)}` }),
      },
    ];
  });
};

/** First, lowest and newest of the averages: what the picture is read for. */
const table = ({ entries, validation = [] }: LossState): FigureTable => {
  const averages = smoothed(entries.map(({ loss }) => loss));
  return {
    columns: ['at first', 'lowest', 'now'],
    rows: entries.length
      ? [
          { name: 'minibatches', cells: figures(entries.map(({ loss }) => loss)) },
          { name: 'average', cells: figures(averages) },
          ...(validation.length > 0
            ? [{ name: 'validation', cells: figures(validation.map(({ loss }) => loss)) }]
            : []),
        ]
      : [],
  };
};

const figures = (values: readonly number[]) => [
  fixed(values[0]),
  fixed(values.reduce((least, value) => Math.min(least, value), Infinity)),
  fixed(values.at(-1)),
];

/** Minibatch loss on a logarithmic axis against step, its average (the lecture's plot of means of log₁₀), and the validation loss. */
export const lossChart: Chart<'loss', LossRow> = {
  name: 'loss',
  diagnostic: 'loss',
  spec: {
    ...frame(
      'Loss',
      'Faint: each minibatch; strong: their average. A steep first fall is a start too sure of itself',
    ),
    data: { name: 'loss' },
    layer: [...onLogarithmicAxis.minibatches],
  } satisfies TopLevelSpec,
  rows(state) {
    const { entries } = state;
    const positive = entries.filter(({ loss }) => loss > 0 && Number.isFinite(loss));
    const averages = smoothed(positive.map(({ loss }) => Math.log10(loss)));
    // To six figures: of a loss that stays, an axis as long as its data shows nothing but the averages' rounding.
    const rounded = (value: number) => Number(value.toPrecision(6));
    const rows = positive.map(({ step, loss }, at) => ({
      step,
      loss: rounded(loss),
      smoothed: rounded(10 ** (averages[at] ?? 0)),
    }));
    const minibatches = positive.map(({ loss }) => loss);
    return [...rows, ...validationRows(state, minibatches, Math.log10, (place) => 10 ** place)];
  },
  table,
  nothing: 'Every loss is 0, or none is finite: a logarithmic axis has no place for them.',
};

/** The same on a linear axis. */
export const plainLossChart: Chart<'loss', LossRow> = {
  name: 'plainLoss',
  diagnostic: 'loss',
  spec: {
    ...frame('Loss', 'Faint: each minibatch; strong: their average'),
    data: { name: 'plainLoss' },
    layer: [...onPlainAxis.minibatches],
  } satisfies TopLevelSpec,
  rows(state) {
    const averages = smoothed(state.entries.map(({ loss }) => loss));
    const rows = state.entries.map(({ step, loss }, at) => ({ step, loss, smoothed: averages[at] ?? loss }));
    const minibatches = rows.map(({ loss }) => loss);
    return [...rows, ...validationRows(state, minibatches, Number, Number)];
  },
  table,
  nothing: 'No loss is finite.',
};

/** Whether there is a validation loss that a logarithmic axis can show. */
export const hasValidation = ({ validation = [] }: LossState): boolean =>
  validation.some(({ loss }) => loss > 0);

/**
 * The same chart; those of losses with a line of the validation losses, marked at each evaluation.
 *
 * @param evaluated Whether there are any yet (`hasValidation`): a line of nothing has no place on an axis.
 */
export function withValidation(chart: Chart, evaluated: boolean): Chart {
  const lines = { [lossChart.name]: onLogarithmicAxis, [plainLossChart.name]: onPlainAxis }[chart.name];
  if (!evaluated || !lines || !('layer' in chart.spec)) return chart;
  const { title } = chart.spec;
  return {
    ...chart,
    spec: {
      ...chart.spec,
      ...(title !== undefined && { title: withHint(title, 'Dots: validation') }),
      layer: [...chart.spec.layer, ...lines.validation],
    },
  };
}
