export { DataError, type Place } from './dataError.ts';
export { type DataSet } from './dataSet.ts';
export { names, type NamesData, type NamesOptions } from './names/names.ts';
export { wordsOf } from './names/wordsOf.ts';
export { type Shuffle } from './shuffle.ts';
export { divide, splitBounds, type InputKind, type Split, type Splits, type TargetKind } from './split.ts';
export { decodeUtf8 } from './text/decodeUtf8.ts';
export { vocabulary, type Vocabulary } from './vocabulary.ts';
