import { Resvg } from '@resvg/resvg-js';

/** Pixels of the image for each of the picture, so that it is sharp where it is shown large. */
const zoom = 2;

/** An SVG as PNG, twice as large, with letters in a font of this machine. */
export function png(svg: string): Uint8Array {
  // A map's cells are to stay sharp, for which the rasteriser knows the elder of the two words alone that Vega writes.
  const image = new Resvg(svg.replaceAll('image-rendering: pixelated;', ''), {
    fitTo: { mode: 'zoom', value: zoom },
    font: { loadSystemFonts: true, sansSerifFamily: 'DejaVu Sans', defaultFontFamily: 'DejaVu Sans' },
  });
  return new Uint8Array(image.render().asPng());
}
