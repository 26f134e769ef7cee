import type { SimdBackend } from './simdBackend.ts';

/** The attributes of the resizing kernels. */
export interface ResizeAttrs {
  readonly alignCorners: boolean;
  readonly halfPixelCenters?: boolean;
}

/** One axis of an image, before and after. */
interface Axis {
  readonly from: number;
  readonly to: number;
  /** Bytes from one to the next before. */
  readonly step: number;
}

/** Where, in the axis before, each place of the axis after lies. */
function places(
  { from, to }: Axis,
  { alignCorners, halfPixelCenters = false }: ResizeAttrs,
): (at: number) => number {
  const inner = alignCorners && to > 1 ? 1 : 0;
  const ratio = (from - inner) / (to - inner);
  return (at) => ratio * (halfPixelCenters ? at + 0.5 : at);
}

/** The tables of lines and columns that the WebAssembly functions of bilinear resizing take, in working space. */
export function bilinearTables(backend: SimdBackend, lines: Axis, columns: Axis, attrs: ResizeAttrs) {
  const table = backend.scratch((lines.to + columns.to) * 12);
  const { i32, f32 } = backend.heap;
  let word = table >>> 2;
  for (const axis of [lines, columns]) {
    const place = places(axis, attrs);
    for (let at = 0; at < axis.to; at++) {
      const exact = place(at) - (attrs.halfPixelCenters ? 0.5 : 0);
      const first = Math.max(0, Math.floor(exact));
      i32[word++] = first * axis.step;
      i32[word++] = Math.min(axis.from - 1, Math.ceil(exact)) * axis.step;
      f32[word++] = exact - first;
    }
  }
  return [table, lines.to, table + lines.to * 12, columns.to] as const;
}

/** The same of nearest neighbours. */
export function nearestTables(backend: SimdBackend, lines: Axis, columns: Axis, attrs: ResizeAttrs) {
  const table = backend.scratch((lines.to + columns.to) * 4);
  const { i32 } = backend.heap;
  let word = table >>> 2;
  for (const axis of [lines, columns]) {
    const place = places(axis, attrs);
    for (let at = 0; at < axis.to; at++) {
      const nearest = attrs.alignCorners ? Math.round(place(at)) : Math.floor(place(at));
      i32[word++] = Math.max(0, Math.min(axis.from - 1, nearest)) * axis.step;
    }
  }
  return [table, lines.to, table + lines.to * 4, columns.to] as const;
}
