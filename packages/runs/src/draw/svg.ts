import { View, parse } from 'vega';
import { compile } from 'vega-lite';
import type { Picture } from './pictures.ts';

/** A picture as SVG; its letters are text, in a font that whoever looks at it has. */
export async function svg({ spec }: Picture): Promise<string> {
  const view = new View(parse(compile(spec).spec), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
