import { arrayReading } from '@weir/core';
import type { Histogram, Reading, Statistics } from '@weir/core';

/** A corner of a tensor as rows and columns, for a picture of its values. */
export interface TensorCorner {
  readonly rows: number;
  readonly columns: number;
  /** Row after row, to four figures. */
  readonly values: readonly number[];
}

/** One tensor in figures, and as a picture. */
export interface TensorFigures extends Statistics {
  readonly shape: readonly number[];
  /** From the smallest finite value to the largest. */
  readonly histogram: Histogram;
  readonly corner: TensorCorner;
}

/** Rows and columns of a corner at most: as many as can be told apart in a picture of a few hundred pixels. */
const [mostRows, mostColumns] = [16, 64] as const;

/** A histogram's bins: it is drawn small. */
const bins = 40;

/** What a tensor is, in figures. It reads all values, and so is for single steps. */
export function tensorFigures(reading: Reading): TensorFigures {
  const { name, shape } = reading;
  const values = reading.values();
  const copy = arrayReading(name, values, shape); // a backend measures no whole numbers, such as an embedding's indices
  return {
    shape: [...shape],
    ...copy.moments(),
    histogram: copy.histogram({ bins }),
    corner: cornerOf(shape, values),
  };
}

/**
 * The first rows and columns: of a batch its first examples, of images the first one's first channel, of a weight its first
 * inputs.
 */
function cornerOf(shape: readonly number[], values: ArrayLike<number>): TensorCorner {
  const isOfImages = shape.length === 4;
  const last = shape.at(-1) ?? 1;
  const [height, width] = isOfImages ? [shape[1] ?? 1, shape[2] ?? 1] : [values.length / (last || 1), last];
  const [rows, columns] = [Math.min(mostRows, height), Math.min(mostColumns, width)];
  const between = isOfImages ? last : 1; // channels lie innermost
  return {
    rows,
    columns,
    values: Array.from({ length: rows * columns }, (_, at) =>
      Number((values[(Math.floor(at / columns) * width + (at % columns)) * between] ?? NaN).toPrecision(4)),
    ),
  };
}
