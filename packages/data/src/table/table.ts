import { closest } from 'fastest-levenshtein';
import type { DataSet } from '../dataSet.ts';
import { DataError } from '../dataError.ts';
import { itemOrder, type Shuffle } from '../shuffle.ts';
import { divide, splitBounds, type Split, type TargetKind } from '../split.ts';
import { numberIn } from './numberIn.ts';
import { readRows, type Row } from './readRows.ts';
import { targetColumn } from './targetColumn.ts';

/** Which columns of a table predict which. */
export interface TableOptions<Features extends readonly string[] = readonly string[]> {
  /** The columns of numbers that are the network's input, in this order. */
  readonly features: Features;
  /** The column to predict. */
  readonly target: string;
  /** Read the target as class labels or as numbers; by default as numbers if its first cell is one. */
  readonly targets?: TargetKind;
  /** The order of the rows before they are split; as they stand in the file by default. */
  readonly shuffle?: Shuffle;
  /** What errors call the table by, say the file's name. */
  readonly source?: string;
}

/** Rows of a table as examples, as wide as there are features. */
export type TableData<Width extends number = number> = DataSet<Split<readonly [width: Width], 'values'>>;

/**
 * A data set of a table's rows, from a CSV with a row of column names.
 *
 * A target of numbers gives values of shape `[1]`; a target of words gives classes, numbered in the words' sorted
 * order, with the words as `labels`. Numbers are taken as they are: nothing is scaled. The splits are the first 80 %,
 * the next 10 % and the rest of the rows, each bound floored; a table sorted by its target needs a `shuffle`.
 *
 * @throws DataError naming row and column of a cell that is missing or no number, the nearest name of a column that
 * does not exist, or the row that is no CSV.
 * @throws RangeError if there are no features, or the target is one of them.
 */
export function table<const Features extends readonly string[]>(
  text: string,
  { features, target, targets, shuffle, source = 'table' }: TableOptions<Features>,
): TableData<Features['length']> {
  if (features.length === 0) {
    throw new RangeError(
      'table: features must name at least one column, got none; name the columns to predict from',
    );
  }
  if (features.includes(target)) {
    throw new RangeError(
      `table: features must not contain the target, got "${target}" in both; predict it from others`,
    );
  }
  const [header, ...listed] = readRows(text, source);
  const columns = features.map((name) => ({ name, at: columnOf(header, name, source) }));
  const targetAt = columnOf(header, target, source);
  if (listed.length < 2) {
    const remedy = 'add rows: 80 % of them, floored, train';
    throw new DataError(
      'table',
      { source },
      'have at least two rows below its header',
      `${listed.length}`,
      remedy,
    );
  }
  const order = itemOrder(listed.length, shuffle);
  const size = order.length;
  const width = features.length;
  const read = targetColumn(
    listed.map(({ row, cells }) => ({ text: cells[targetAt] ?? '', place: { source, row, column: target } })),
    targets,
  );
  const values = listed.map(({ row, cells }) =>
    columns.map(({ at, name }) => numberIn(cells[at] ?? '', { source, row, column: name })),
  );
  const inputs = new Float32Array(size * width);
  order.forEach((index, example) => inputs.set(values[index] ?? [], example * width));

  const examples = { size, inputs, inputShape: [width], inputKind: 'values' } as const;
  const bounds = splitBounds(size);
  if (read.kind === 'classes') {
    const ordered = order.map((index) => read.targets[index] ?? 0);
    const all = { ...examples, targets: ordered, targetShape: [], targetKind: 'classes' } as const;
    return Object.freeze({ ...divide(all, bounds), classes: read.labels.length, labels: read.labels });
  }
  const ordered = Float32Array.from(order, (index) => read.targets[index] ?? 0);
  const all = { ...examples, targets: ordered, targetShape: [1], targetKind: 'values' } as const;
  return Object.freeze(divide(all, bounds));
}

function columnOf({ row, cells }: Row, name: string, source: string): number {
  const at = cells.indexOf(name);
  if (at < 0) {
    const got = cells.map((cell) => `"${cell}"`).join(', ');
    throw new DataError(
      'table',
      { source, row },
      `name a column "${name}"`,
      got,
      `did you mean "${closest(name, cells)}"?`,
    );
  }
  if (cells.lastIndexOf(name) !== at) {
    throw new DataError(
      'table',
      { source, row, column: name },
      'be named once',
      'it more often',
      'rename the others',
    );
  }
  return at;
}
