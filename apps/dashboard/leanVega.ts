import type { Plugin } from 'vite';

/**
 * What Vega brings for maps, trees, graphs, word clouds and the like, and what of it Vega's other parts name, whether or not
 * a chart has any.
 */
const leftOut: Readonly<Record<string, readonly string[]>> = {
  'vega-crossfilter': [],
  'vega-force': [],
  'vega-geo': [],
  'vega-hierarchy': [],
  'vega-label': [],
  'vega-projection': ['projection'],
  'vega-regression': [],
  'vega-voronoi': [],
  'vega-wordcloud': [],
  'd3-geo': ['geoArea', 'geoBounds', 'geoCentroid'],
};

const virtual = '\0left-out:';

/** Leaves out of the build what no chart of this page draws: a quarter of Vega. */
export function leanVega(): Plugin {
  return {
    name: 'lean-vega',
    enforce: 'pre',
    resolveId: (source) => (source in leftOut ? virtual + source : undefined),
    load(id) {
      const names = id.startsWith(virtual) ? leftOut[id.slice(virtual.length)] : undefined;
      if (!names) return undefined;
      return { code: `export {};${names.map((name) => `export const ${name} = undefined;`).join('')}` };
    },
  };
}
