// Tensors with margins.

import { fill } from './memory';
import { copyValues } from './parts';

/**
 * `out [front + planes + back, above + rows + below, left + columns + right]`: the values of `x [planes, rows, columns]`, of
 * which there is one at least, with one value all around. Each place is written once.
 */
export function pad(
  x: usize, out: usize, front: usize, planes: usize, back: usize, above: usize, rows: usize, below: usize, left: usize,
  columns: usize, right: usize, value: f32,
): void {
  const width = left + columns + right;
  const plane = (above + rows + below) * width;
  // What ends one row, or plane, and what begins the next are neighbours.
  let margin = front * plane + above * width + left;
  for (let p: usize = 0; p < planes; p++) {
    for (let row: usize = 0; row < rows; row++, x += columns << 2) {
      fill(out, margin, value);
      out += margin << 2;
      copyValues(x, out, columns);
      out += columns << 2;
      margin = left + right;
    }
    margin = right + (below + above) * width + left;
  }
  fill(out, right + below * width + back * plane, value);
}

/**
 * Writes the margins of `out [outer, before + length + after, inner]` that mirror what is inside along the middle axis: without
 * the value at the edge where `ownEdge`, else with it.
 */
export function mirror(
  out: usize, outer: usize, before: usize, length: usize, after: usize, inner: usize, ownEdge: usize,
): void {
  const step = inner << 2;
  for (let o: usize = 0; o < outer; o++) {
    let inside = out + before * step;
    let source = inside + ownEdge * step;
    for (let to = inside; to > out; source += step) {
      to -= step;
      copyValues(source, to, inner);
    }
    inside += length * step;
    source = inside - ownEdge * step;
    out = inside + after * step;
    for (let to = inside; to < out; to += step) {
      source -= step;
      copyValues(source, to, inner);
    }
  }
}
