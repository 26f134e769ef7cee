/** A row's cells, and the line of the file it ends at, from 1, by which errors and spreadsheets know it. */
export interface Row {
  readonly row: number;
  readonly cells: readonly string[];
}
