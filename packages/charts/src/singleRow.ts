/**
 * Data of one row, for a mark that is drawn once and not for each row of a chart. The row is a number, as Vega marks
 * objects that it has drawn, and a spec stays what it is however often it is drawn.
 */
export const singleRow = { values: [0] };
