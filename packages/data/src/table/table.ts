import type { DataSet } from '../dataSet.ts';
import { DataError } from '../dataError.ts';
import { itemOrder, type Shuffle } from '../shuffle.ts';
import { divide, splitBounds, type Split, type TargetKind } from '../split.ts';
import { delimiterOf } from './delimiterOf.ts';
import type { Delimiter } from './delimiterOf.ts';
import { nearestName } from '../nearestName.ts';
import { isMissing } from './missing.ts';
import type { Missing } from './missing.ts';
import { isNumeric, numberIn } from './numberIn.ts';
import { withDecimalPoint } from './withDecimalPoint.ts';
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
   * without a target are left out by both.
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
 * A target of numbers gives values of shape `[1]`; a target of words gives classes, numbered in the words' sorted
 * order, with the words as `labels`. Numbers are taken as they are; `standardise` scales them. The splits are the first 80 %,
 * the next 10 % and the rest of the rows, each bound floored; a table sorted by its target needs a `shuffle`.
 *
 * @throws DataError naming row and column of a cell that is missing or no number, the nearest name of a column that
 * does not exist, or the row that is no CSV.
 * @throws RangeError if there are no features, one is named twice, or the target is one of them.
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
  if (features.length === 0) {
    throw new RangeError(
      'table: features must name at least one column, got none; name the columns to predict from',
    );
  }
  const again = features.findIndex((name, at) => features.indexOf(name) < at);
  if (again >= 0) {
    throw new RangeError(
      `table: features[${again}] must be another column than features[${features.indexOf(features[again] ?? '')}], got "${features[again]}" in both; name each once`,
    );
  }
  if (features.includes(target)) {
    throw new RangeError(
      `table: features must not contain the target, got "${target}" in both; predict it from others`,
    );
  }
  const [header, ...rows] = readRows(text, source, {
    delimiter,
    header: named,
    names: [...features, target],
  });
  const columns = features.map((name) => ({ name, at: columnOf(header, name, source) }));
  const targetAt = columnOf(header, target, source);
  const listed = rows.filter(({ cells }) => {
    const gone = (at: number): boolean => isMissing(cells[at] ?? '');
    if (missing === 'refuse') return true;
    return !gone(targetAt) && !(missing === 'drop' && columns.some(({ at }) => gone(at)));
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
  const decimals = (cell: string): string => withDecimalPoint(cell, delimiter ?? delimiterOf(text));
  const read = targetColumn(
    listed.map(({ row, cells }) => ({
      text: decimals(cells[targetAt] ?? ''),
      place: { source, row, column: target },
    })),
    targets,
  );
  const values = listed.map(({ row, cells }) =>
    columns.map(({ at, name }) => {
      const cell = decimals(cells[at] ?? '');
      return missing === 'mean' && isMissing(cell) ? NaN : numberIn(cell, { source, row, column: name });
    }),
  );
  const inputs = new Float64Array(size * width);
  order.forEach((index, example) => inputs.set(values[index] ?? [], example * width));
  if (missing === 'mean') fillByMeans(inputs, features, bounds[0], source);
  const targetNumbers =
    read.kind === 'values' ? Float64Array.from(order, (index) => read.targets[index] ?? 0) : undefined;

  const columnsOf = {
    source,
    features: [...features],
    target,
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
  const all = { ...examples, targets: ordered, targetShape: [1], targetKind: 'values' } as const;
  return Object.freeze({ ...divide(all, bounds), columns: columnsOf, ...unrounded });
}

/** The values as they are, where float32 holds one of them by something near it only. */
function unroundedOf(inputs: Float64Array, targets: Float64Array | undefined): Pick<DataSet, 'unrounded'> {
  const isRounded = (value: number): boolean => Math.fround(value) !== value;
  if (!inputs.some(isRounded) && !targets?.some(isRounded)) return {};
  return { unrounded: { inputs, ...(targets && { targets }) } };
}

function columnOf({ row, cells }: Row, name: string, source: string): number {
  const at = cells.indexOf(name);
  if (at < 0) {
    const shown = cells.slice(0, 12).map((cell) => JSON.stringify(cell));
    const got = [...shown, ...(cells.length > shown.length ? ['…'] : [])].join(', ');
    throw new DataError('table', { source, row }, `name a column "${name}"`, got, remedyFor(name, cells));
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

/** What to do about a file without a header, or of one column because its delimiter was not found. */
function remedyFor(name: string, cells: readonly string[]): string {
  if (cells.every((cell, at) => cell === `${at + 1}`)) {
    return `give the file a header, or name columns by their place, "1" to "${cells.length}"`;
  }
  if (cells.length === 1) return 'separate cells by commas, semicolons, tabs or bars, or set data.delimiter';
  const nearest = nearestName(name, cells);
  if (nearest !== undefined && !isNumeric(nearest)) return `did you mean "${nearest}"?`;
  return cells.some(isNumeric)
    ? `name one that is there; if that row is no header, set data.header to false and name columns by their place, "1" to "${cells.length}"`
    : 'name one that is there';
}

/** Puts the mean of what is there in the place of what is not, of the rows that are trained on. */
function fillByMeans(
  inputs: Float64Array,
  features: readonly string[],
  trained: number,
  source: string,
): void {
  features.forEach((column, feature) => {
    let sum = 0;
    let count = 0;
    for (let row = 0; row < trained; row++) {
      const value = inputs[row * features.length + feature] ?? NaN;
      if (Number.isNaN(value)) continue;
      sum += value;
      count += 1;
    }
    for (let at = feature; at < inputs.length; at += features.length) {
      if (!Number.isNaN(inputs[at])) continue;
      if (count === 0) {
        const remedy = 'leave the column out';
        throw new DataError(
          'table',
          { source, column },
          'have a value among those trained on',
          'none',
          remedy,
        );
      }
      inputs[at] = sum / count;
    }
  });
}
