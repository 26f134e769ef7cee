/** What a chart shows, in figures: beside its picture, and in place of it for whoever does not see it. */
export interface FigureTable {
  /** Heads of the cells. */
  readonly columns: readonly string[];
  readonly rows: readonly FigureRow[];
}

/** A row of a table of figures, for one line of its chart. */
export interface FigureRow {
  /** Of the layer, the parameter or whatever else the chart has a line for. */
  readonly name: string;
  /** The layer whose colour its line has. */
  readonly layer?: string;
  /** The colour that its line has, where it is not a layer's. */
  readonly color?: string;
  readonly cells: readonly string[];
}

/** A table of no rows. */
export const noFigures: FigureTable = { columns: [], rows: [] };
