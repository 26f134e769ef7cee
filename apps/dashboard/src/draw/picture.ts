import { measuredAt, mostLines, noFigures } from '@weir/charts';
import type { CellMap, Chart, FigureTable } from '@weir/charts';
import { messageOf } from '../messageOf.ts';

/** What can be drawn: a spec, the name of its data set, and its rows. */
export interface Drawable {
  readonly chart: Pick<Chart, 'name' | 'spec' | 'image'>;
  readonly rows: readonly object[];
  /** Of a map, whose rows are made of them once somebody asks. */
  readonly cells?: CellMap;
  /** That steps across reach to; as far as the rows where it is not said. */
  readonly step?: number | undefined;
}

/** What there is to draw of a diagnostic at the moment. */
export interface Picture extends Drawable {
  /** The chart itself, or the one that takes its place where it is crowded. */
  readonly chart: Chart;
  readonly table: FigureTable;
  /** Of the newest measurement; undefined before any. */
  readonly step: number | undefined;
  /** What went wrong where it could not be made; the next may do. */
  readonly failure?: string;
}

/** Whether there is nothing to draw. */
export const isEmpty = (picture: Drawable): boolean => (picture.cells ?? picture.rows).length === 0;

/** Makes a picture of what is kept of a diagnostic. It never throws: a failure is part of the picture. */
export function picture(chart: Chart, state: object): Picture {
  const step = measuredAt(state);
  try {
    // A chart is given what its own diagnostic keeps, which the union of all charts has lost.
    const given = state as Parameters<Chart['rows']>[0];
    const table = chart.table(given);
    const drawn = chart.crowded && table.rows.length > mostLines ? chart.crowded : chart;
    const { image } = drawn;
    if (!image) return { chart: drawn, rows: drawn.rows(given), table, step };
    const cells = image.cells(given as never); // as above
    return {
      chart: drawn,
      cells,
      get rows() {
        return drawn.rows(given);
      },
      table,
      step,
    };
  } catch (error) {
    const failure = messageOf(error);
    return { chart, rows: [], table: noFigures, step, failure };
  }
}
