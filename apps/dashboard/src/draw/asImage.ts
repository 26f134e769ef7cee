import type { Config } from 'vega-lite';
import type { Drawable } from './picture.ts';

/** A picture as it is drawn: of a map's cells one image, in the colours of the theme; of any other chart its rows. */
export function asImage(picture: Drawable, theme: Config): Drawable {
  const { chart, cells, step } = picture;
  const { image } = chart;
  if (!image || !cells) return picture;
  return { chart: { name: chart.name, spec: image.spec }, rows: image.rows(cells, theme), step };
}
