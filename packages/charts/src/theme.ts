import type { Config, TopLevelSpec } from 'vega-lite';
import { palette } from './palette.ts';
import { darkDivergingRamp, darkMapRamp, lightDivergingRamp, lightMapRamp } from './map/mapRamps.ts';
import { darkRamp, lightRamp } from './ramp.ts';

const font = 'system-ui, -apple-system, "Segoe UI", sans-serif';

/** Colours of layers, of a map's numbers, and of numbers on either side of what they should be. */
interface Ramps {
  readonly ordinal: readonly string[];
  readonly map: readonly string[];
  readonly diverging: readonly string[];
}

function theme(ink: string, faint: string, grid: string, { ordinal, map, diverging }: Ramps): Config {
  return {
    aria: false, // a page gives the picture a name and a table; thousands of named marks help nobody
    background: 'transparent',
    font,
    range: {
      category: [...palette],
      ordinal: { scheme: [...ordinal] },
      ramp: { scheme: [...map] },
      heatmap: { scheme: [...map] },
      diverging: { scheme: [...diverging] },
    },
    view: { stroke: null },
    axis: {
      labelColor: faint,
      titleColor: ink,
      titleFontWeight: 'normal',
      gridColor: grid,
      domainColor: faint,
      tickColor: faint,
      labelFontSize: 11,
      titleFontSize: 12,
    },
    // Room for the longest number from the start: a picture that is drawn on is laid out once, and would lose its title to labels that grow.
    axisY: { minExtent: 38 },
    legend: {
      labelColor: ink,
      titleColor: ink,
      titleFontWeight: 'normal',
      labelLimit: 0,
      labelFontSize: 11,
      orient: 'bottom',
      direction: 'vertical',
      columns: 2,
      symbolStrokeWidth: 3,
    },
    title: {
      anchor: 'start',
      color: ink,
      subtitleColor: faint,
      fontSize: 15,
      subtitleFontSize: 12,
      subtitlePadding: 4,
      offset: 10,
    },
  };
}

/** Dark ink, for light pages: what every chart carries. */
export const lightTheme: Config = theme('#1b1f24', '#57606a', '#e4e8ec', {
  ordinal: lightRamp,
  map: lightMapRamp,
  diverging: lightDivergingRamp,
});

/** Light ink, for dark pages. */
export const darkTheme: Config = theme('#e6edf3', '#9aa4ae', '#2b323a', {
  ordinal: darkRamp,
  map: darkMapRamp,
  diverging: darkDivergingRamp,
});

/** The same chart in other colours. */
export function withTheme(spec: TopLevelSpec, config: Config): TopLevelSpec {
  return { ...spec, config };
}

/** The same chart in a fixed width, in pixels: for pictures in files, which have no page to fill. */
export function withWidth(spec: TopLevelSpec, width: number): TopLevelSpec {
  return { ...spec, width } as TopLevelSpec; // every chart is a single or layered view, which takes a width
}
