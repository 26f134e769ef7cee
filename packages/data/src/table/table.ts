import type { DataSet } from '../dataSet.ts';
import { DataError } from '../dataError.ts';
import { itemOrder, type Shuffle } from '../shuffle.ts';
import { divide, splitBounds, type Split, type TargetKind } from '../split.ts';
import { delimiterOf } from './delimiterOf.ts';
import type { Delimiter } from './delimiterOf.ts';
import { isMissing } from './missing.ts';
import type { Missing } from './missing.ts';
import { numberIn } from './numberIn.ts';
import { withDecimalPoint } from './withDecimalPoint.ts';
import { columnNamed } from './columnNamed.ts';
import { fillByMeans } from './fillByMeans.ts';
import { readRows } from './readRows.ts';
import { targetColumn } from './targetColumn.ts';
import { targetColumns } from './targetColumns.ts';

/** Which columns of a table predict which. */
export interface TableOptions<Features extends readonly string[] = readonly string[]> {
  /** The columns of numbers that are the network's input, in this order. */
  readonly features: Features;
  /** The column to predict, or a list of columns of numbers that are predicted together, in this order. A list of one is its name alone. */
  readonly target: string | readonly string[];
  /** Read a single target as class labels or as numbers; by default as numbers if its first cell is one. */
  readonly targets?: TargetKind;
  /** What separates cells; found by the first line by default. */
  readonly delimiter?: Delimiter;
  /**
   * Whether the first row names the columns; by default unless its cells are numbers and classes as those below it are.
   * Without one, columns are called "1", "2", … by their place.
   */
  readonly header?: boolean;
  /**
   * What is done about cells that are empty or say `NA`, `NaN`, `null`, `none`, `?` or `-`: by default they are
   * errors; `drop` leaves their rows out, `mean` takes the feature's mean over the rows that are trained on. Rows
   * without a target, or without one of several, are left out by both.
   */
  readonly missing?: Missing;
  /** The order of the rows before they are split; as they stand in the file by default. */
  readonly shuffle?: Shuffle;
  /** What errors call the table by, say the file's name. */
  readonly source?: string;
}

/** Rows of a table as examples, as wide as there are features. */
export type TableData<Width extends number = number> = DataSet<Split<readonly [width: Width], 'values'>>;

/**
 * A data set of a table's rows, from text whose cells are parted by commas, semicolons, tabs or bars, with or without a row of
 * column names.
 *
 * A target of numbers gives values of shape `[1]`, a list of C targets values of shape `[C]`: a vector to regress on, a
 * distribution, several labels of 0 and 1. A target of words gives classes, numbered in the words' sorted order, with the
 * words as `labels`. Numbers are taken as they are; `standardise` scales them. The splits are the first 80 %,
 * the next 10 % and the rest of the rows, each bound floored; a table sorted by its target needs a `shuffle`.
 *
 * @throws DataError naming row and column of a cell that is missing or no number, the nearest name of a column that
 * does not exist, or the row that is no CSV.
 * @throws RangeError if there are no features or targets, one is named twice, or among both; if several targets are to be
 * classes.
 */
export function table<const Features extends readonly string[]>(
  text: string,
  {
    features,
    target,
    targets,
    delimiter,
    header: named,
    missing = 'refuse',
    shuffle,
    source = 'table',
  }: TableOptions<Features>,
): TableData<Features['length']> {
  const wanted = typeof target === 'string' ? [target] : target;
  mustBeNamedOnce('features', features);
  mustBeNamedOnce('target', wanted);
  const both = wanted.find((name) => features.includes(name));
  if (both !== undefined) {
    throw new RangeError(
      `table: features must not contain the target, got "${both}" in both; predict it from others`,
    );
  }
  if (wanted.length > 1 && targets === 'classes') {
    throw new RangeError(
      `table: target must be one column for class labels, got ${wanted.length}; name one, or leave targets out`,
    );
  }
  const [header, ...rows] = readRows(text, source, {
    delimiter,
    header: named,
    names: [...features, ...wanted],
  });
  const columns = features.map((name) => ({ name, at: columnNamed(header, name, source) }));
  const targetsAt = wanted.map((name) => columnNamed(header, name, source));
  const listed = rows.filter(({ cells }) => {
    const gone = (at: number): boolean => isMissing(cells[at] ?? '');
    if (missing === 'refuse') return true;
    return !targetsAt.some(gone) && !(missing === 'drop' && columns.some(({ at }) => gone(at)));
  });
  if (listed.length < 2) {
    const left = listed.length < rows.length ? ' that are complete' : '';
    const want = `have at least two rows${left} below its header`;
    const remedy =
      left === '' ? 'add rows: 80 % of them, floored, train' : 'fill cells in, or set missing to "mean"';
    throw new DataError('table', { source }, want, `${listed.length}`, remedy);
  }
  const order = itemOrder(listed.length, shuffle);
  const size = order.length;
  const bounds = splitBounds(size);
  const width = features.length;
  const separator = delimiter ?? delimiterOf(text);
  const decimals = (cell: string): string => withDecimalPoint(cell, separator);
  const targetCells = wanted.map((column, at) =>
    listed.map(({ row, cells }) => ({
      text: decimals(cells[targetsAt[at] ?? 0] ?? ''),
      place: { source, row, column },
    })),
  );
  const [first = [], ...others] = targetCells;
  const read = others.length > 0 ? targetColumns(targetCells) : targetColumn(first, targets);
  const values = listed.map(({ row, cells }) =>
    columns.map(({ at, name }) => {
      const cell = decimals(cells[at] ?? '');
      return missing === 'mean' && isMissing(cell) ? NaN : numberIn(cell, { source, row, column: name });
    }),
  );
  const inputs = new Float64Array(size * width);
  order.forEach((index, example) => inputs.set(values[index] ?? [], example * width));
  if (missing === 'mean') fillByMeans(inputs, features, bounds[0], source);
  const targetNumbers = read.kind === 'values' ? inOrder(read.targets, order, wanted.length) : undefined;

  const columnsOf = {
    source,
    features: [...features],
    targets: [...wanted],
    rows: Int32Array.from(order, (index) => listed[index]?.row ?? 0),
  };
  const examples = {
    size,
    inputs: Float32Array.from(inputs),
    inputShape: [width],
    inputKind: 'values',
  } as const;
  const unrounded = unroundedOf(inputs, targetNumbers);
  if (read.kind === 'classes') {
    const ordered = order.map((index) => read.targets[index] ?? 0);
    const all = { ...examples, targets: ordered, targetShape: [], targetKind: 'classes' } as const;
    return Object.freeze({
      ...divide(all, bounds),
      classes: read.labels.length,
      labels: read.labels,
      columns: columnsOf,
      ...unrounded,
    });
  }
  const ordered = Float32Array.from(targetNumbers ?? []);
  const all = { ...examples, targets: ordered, targetShape: [wanted.length], targetKind: 'values' } as const;
  return Object.freeze({ ...divide(all, bounds), columns: columnsOf, ...unrounded });
}

/** The values as they are, where float32 holds one of them by something near it only. */
function unroundedOf(inputs: Float64Array, targets: Float64Array | undefined): Pick<DataSet, 'unrounded'> {
  const isRounded = (value: number): boolean => Math.fround(value) !== value;
  if (!inputs.some(isRounded) && !targets?.some(isRounded)) return {};
  return { unrounded: { inputs, ...(targets && { targets }) } };
}

/** @throws RangeError if there is no name, or one of them comes again. */
function mustBeNamedOnce(option: 'features' | 'target', names: readonly string[]): void {
  if (names.length === 0) {
    throw new RangeError(
      `table: ${option} must name at least one column, got none; name the ${option === 'target' ? 'column to predict' : 'columns to predict from'}`,
    );
  }
  const again = names.findIndex((name, at) => names.indexOf(name) < at);
  if (again < 0) return;
  throw new RangeError(
    `table: ${option}[${again}] must be another column than ${option}[${names.indexOf(names[again] ?? '')}], got "${names[again]}" in both; name each once`,
  );
}

/** Rows of `width` values in another order. */
function inOrder(values: Float64Array, order: Int32Array, width: number): Float64Array {
  const ordered = new Float64Array(order.length * width);
  order.forEach((row, at) => ordered.set(values.subarray(row * width, (row + 1) * width), at * width));
  return ordered;
}
