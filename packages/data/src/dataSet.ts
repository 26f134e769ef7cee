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
}
