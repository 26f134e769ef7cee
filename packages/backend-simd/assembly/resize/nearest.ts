import { copyValues, loadLanes, storeLanes } from '../parts';

/** `y [images, lines, columns, channels]`, each value one of `x`. */
export function resizeNearest(
  x: usize, imageBytes: usize, y: usize, images: usize, lines: usize, lineCount: usize, columns: usize, columnCount: usize,
  channels: usize,
): void {
  const pixel = channels << 2;
  const lastLine = lines + (lineCount << 2);
  const lastColumn = columns + (columnCount << 2);
  for (let n: usize = 0; n < images; n++, x += imageBytes) {
    for (let line = lines; line < lastLine; line += 4) {
      const from = x + load<u32>(line);
      for (let column = columns; column < lastColumn; column += 4, y += pixel) copyValues(from + load<u32>(column), y, channels);
    }
  }
}

/** `dx` of `dy`, each value added where it came from. */
export function resizeNearestGrad(
  dx: usize, imageBytes: usize, dy: usize, images: usize, lines: usize, lineCount: usize, columns: usize, columnCount: usize,
  channels: usize,
): void {
  const pixel = channels << 2;
  const lastLine = lines + (lineCount << 2);
  const lastColumn = columns + (columnCount << 2);
  memory.fill(dx, 0, images * imageBytes);
  for (let n: usize = 0; n < images; n++, dx += imageBytes) {
    for (let line = lines; line < lastLine; line += 4) {
      const into = dx + load<u32>(line);
      for (let column = columns; column < lastColumn; column += 4, dy += pixel) {
        const at = into + load<u32>(column);
        for (let c: usize = 0; c < pixel; c += 16) {
          const lanes = min((pixel - c) >> 2, 4);
          storeLanes(at + c, f32x4.add(loadLanes(at + c, lanes), loadLanes(dy + c, lanes)), lanes);
        }
      }
    }
  }
}
