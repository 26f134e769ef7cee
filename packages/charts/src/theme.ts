import type { Config, TopLevelSpec } from 'vega-lite';
import { palette } from './palette.ts';
import { darkRamp, lightRamp } from './ramp.ts';

const font = 'system-ui, -apple-system, "Segoe UI", sans-serif';

function theme(ink: string, faint: string, grid: string, ramp: readonly string[]): Config {
  return {
    aria: false, // a page gives the picture a name and a table; thousands of named marks help nobody
    background: 'transparent',
    font,
    range: { category: [...palette], ordinal: { scheme: [...ramp] } },
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
export const lightTheme: Config = theme('#1b1f24', '#57606a', '#e4e8ec', lightRamp);

/** Light ink, for dark pages. */
export const darkTheme: Config = theme('#e6edf3', '#9aa4ae', '#2b323a', darkRamp);

/** The same chart in other colours. */
export function withTheme(spec: TopLevelSpec, config: Config): TopLevelSpec {
  return { ...spec, config };
}

/** The same chart in a fixed width, in pixels: for pictures in files, which have no page to fill. */
export function withWidth(spec: TopLevelSpec, width: number): TopLevelSpec {
  return { ...spec, width } as TopLevelSpec; // every chart is a single or layered view, which takes a width
}
