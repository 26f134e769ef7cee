import type { View } from 'vega';
import type { TopLevelSpec } from 'vega-lite';

/** A spec with its rows, drawn as SVG. */
export const svgOf = (spec: TopLevelSpec): Promise<string> => drawn(spec, (view) => view.toSVG());

/** A spec with its rows, drawn as PNG, twice as large. */
export const pngOf = (spec: TopLevelSpec): Promise<Blob> =>
  drawn(spec, async (view) => {
    const canvas = await view.toCanvas(2);
    return new Promise<Blob>((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('this browser draws no PNG')))),
    );
  });

async function drawn<T>(spec: TopLevelSpec, draw: (view: View) => Promise<T>): Promise<T> {
  const { View, parse, compile } = await import('../draw/vega.ts');
  const view = new View(parse(compile(spec).spec), { renderer: 'none' });
  try {
    return await draw(view);
  } finally {
    view.finalize();
  }
}
