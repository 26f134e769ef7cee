export { DataError, type Place } from './dataError.ts';
export { type Columns, type DataSet, type Unrounded } from './dataSet.ts';
export { names, type NamesData, type NamesOptions } from './names/names.ts';
export { wordsOf } from './names/wordsOf.ts';
export { type Shuffle } from './shuffle.ts';
export { divide, splitBounds, type InputKind, type Split, type Splits, type TargetKind } from './split.ts';
export { decodeText } from './text/decodeText.ts';
export { decodeUtf8 } from './text/decodeUtf8.ts';
export { standardised, type Standardisation, type StandardisedOptions } from './standardised.ts';
export { oneHot } from './oneHot.ts';
export { nearestName } from './nearestName.ts';
export { vocabulary, type Vocabulary } from './vocabulary.ts';
export { gunzipped } from './images/gunzipped.ts';
export { idx, type Idx } from './images/idx.ts';
export {
  images,
  type ImagesData,
  type ImageFiles,
  type ImagesOptions,
  type ImageShape,
} from './images/images.ts';
export { isNotFinite } from './table/numberIn.ts';
export { surveyTable, type OddCell, type SurveyedColumn, type SurveyedTable } from './table/surveyTable.ts';
export { table, type TableData, type TableOptions } from './table/table.ts';
export { xor, type XorData } from './xor/xor.ts';
export { digits, type DigitsOptions } from './digits/digits.ts';
