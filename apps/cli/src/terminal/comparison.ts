import type { RunEvent, SplitEvaluation } from '@weir/core';
import { isMeasurementOf } from '@weir/diagnostics';
import type { InputShift, Jitter, ParameterNorms } from '@weir/diagnostics';
import { aligned } from './aligned.ts';
import { broken } from './broken.ts';
import { colorsFor } from './colors.ts';
import { withEvent, noFigures } from './figures.ts';
import { fixed, loss as lossText } from './numberFormat.ts';
import { tableWidthOf } from './widthOf.ts';

/** What sets a run beside others, gathered of its events. */
export class Compared {
  private steps = 0;
  private readonly late: number[] = [];
  private evaluation: Readonly<Record<string, SplitEvaluation>> = {};
  private jitter: Jitter | undefined;
  private shift: InputShift | undefined;
  private norms: ParameterNorms | undefined;
  private figures = noFigures;

  constructor(readonly name: string) {}

  add(event: RunEvent): void {
    if (event.type === 'started') this.steps = event.steps;
    if (event.type === 'progress') {
      event.losses.forEach((loss, at) => {
        if (event.from + at >= 0.9 * this.steps) this.late.push(loss);
      });
    }
    if (event.type === 'evaluated') this.evaluation = event.splits;
    if (event.type === 'finding') this.figures = withEvent(this.figures, event);
    if (isMeasurementOf(event, 'jitter')) this.jitter = event.value;
    if (isMeasurementOf(event, 'inputShift')) this.shift = event.value;
    if (isMeasurementOf(event, 'parameterNorms')) this.norms = event.value;
  }

  /** Cells by the titles of their columns; those that a run has nothing for are left out. */
  get cells(): Readonly<Record<string, string>> {
    const { late, evaluation, shift, norms } = this;
    const middle = shift?.layers[Math.floor(shift.layers.length / 2)];
    const largest = norms?.parameters.reduce((most, next) => (next.rms > most.rms ? next : most));
    const alarms = this.figures.findings.filter(
      ({ severity, cleared }) => severity !== 'info' && cleared === undefined,
    );
    return {
      ...(late.length > 0 && { 'loss, last tenth': lossText(sumOf(late) / late.length) }),
      ...Object.fromEntries(
        ['train', 'validation'].flatMap((split) => {
          const loss = evaluation[split]?.loss;
          return loss === undefined ? [] : [[split, lossText(loss)]];
        }),
      ),
      ...Object.fromEntries((this.jitter?.sizes ?? []).map(({ training }) => ['jitter', fixed(training)])),
      ...(middle && {
        'middle input': middle.name,
        moved: `${fixed(middle.moved, 2)} std`,
        path: `${fixed(middle.path, 2)} std`,
      }),
      ...(largest && { 'largest parameter': `${largest.name} ${fixed(largest.rms)}` }),
      ...(alarms.length > 0 && { health: [...new Set(alarms.map(({ rule }) => rule))].join(' ') }),
    };
  }
}

/** Runs side by side, a row each under a row of titles. */
export function comparisonTable(runs: readonly Compared[]): readonly string[] {
  const rows = runs.map(({ name, cells }) => ({ name, cells }));
  const titles = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))];
  return aligned([
    ['', ...titles],
    ...rows.map(({ name, cells }) => [name, ...titles.map((title) => cells[title] ?? '')]),
  ]);
}

/** The same under a heading, as wide as the terminal. */
export const sideBySide = (runs: readonly Compared[]): readonly string[] => [
  colorsFor(process.stdout).bold('side by side'),
  ...broken(comparisonTable(runs), tableWidthOf(process.stdout) - 2).map((line) => `  ${line}`),
];

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
