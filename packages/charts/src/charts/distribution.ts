import type { NormalizedUnitSpec } from 'vega-lite/types_unstable/spec/unit.js';
import { columns } from '../columns.ts';
import type { DensityPoint } from '../density.ts';
import { seriesColor } from '../frame.ts';

export interface DistributionRow extends DensityPoint {
  /** Names the line in the legend, with its figures. */
  readonly series: string;
}

export const distributionColumn = columns<DistributionRow>();

/** Histograms as lines, one a series in the order of the rows, with the series' figures in the legend. */
export function distributionLines(xTitle: string) {
  return {
    mark: { type: 'line', strokeWidth: 1.5, clip: true },
    encoding: {
      x: { field: distributionColumn('x'), type: 'quantitative', title: xTitle, axis: { format: '.2~g' } },
      y: {
        field: distributionColumn('density'),
        type: 'quantitative',
        title: 'density',
        axis: { tickCount: 4, format: '.4~r' },
      },
      color: {
        field: distributionColumn('series'),
        ...seriesColor,
        legend: { ...seriesColor.legend, columns: 1 },
      },
    },
  } as const satisfies NormalizedUnitSpec;
}
