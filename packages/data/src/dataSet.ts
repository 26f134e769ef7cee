import type { Split, Splits } from './split.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Examples in three splits, with what a network and its reports need to know of them. Plain data, no tensors. */
export interface DataSet<S extends Split = Split> extends Splits<S> {
  /** How many classes there are to tell apart; absent where the targets are values. */
  readonly classes?: number;
  /** The classes' names, by index, where the data has any. */
  readonly labels?: readonly string[];
  /** The characters that indices stand for; only of text. */
  readonly vocabulary?: Vocabulary;
  /** Where its numbers stand; only of tables. */
  readonly columns?: Columns;
  /** Its values ahead of their rounding to float32; only of tables, and where that changed one. */
  readonly unrounded?: Unrounded;
}

/** Values in float64, of the training split, then of validation, then of test: for moments, which float32 can be too coarse for. */
export interface Unrounded {
  readonly inputs: Float64Array;
  /** Of targets that are numbers. */
  readonly targets?: Float64Array;
}

/** Which columns of a table's file the examples are of, and which of its rows each is. */
export interface Columns {
  /** What errors call the table by. */
  readonly source: string;
  /** The inputs' names, in their order. */
  readonly features: readonly string[];
  /** The targets' names, in their order; one where they are classes. */
  readonly targets: readonly string[];
  /** The line in the file, from 1, of every example: of the training split's, then validation's, then test's. */
  readonly rows: Int32Array;
}
