import { Resvg } from '@resvg/resvg-js';

/** Pixels of the image for each of the picture, so that it is sharp where it is shown large. */
const zoom = 2;

/** An SVG as PNG, twice as large, with letters in a font of this machine. */
export function png(svg: string): Uint8Array {
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: zoom },
    font: { loadSystemFonts: true, sansSerifFamily: 'DejaVu Sans', defaultFontFamily: 'DejaVu Sans' },
  });
  return new Uint8Array(image.render().asPng());
}
