import { loadLanes, storeLanes, storePart } from '../parts';

/** `y [images, lines, columns, channels]`, each value of four of `x`. */
export function resizeBilinear(
  x: usize, imageBytes: usize, y: usize, images: usize, lines: usize, lineCount: usize, columns: usize, columnCount: usize,
  channels: usize,
): void {
  const pixel = channels << 2;
  const whole = pixel & ~15;
  const rest = channels & 3;
  const lastLine = lines + lineCount * 12;
  const lastColumn = columns + columnCount * 12;
  for (let n: usize = 0; n < images; n++, x += imageBytes) {
    for (let line = lines; line < lastLine; line += 12) {
      const above = x + load<u32>(line);
      const below = x + load<u32>(line, 4);
      const down = v128.load32_splat(line, 8);
      for (let column = columns; column < lastColumn; column += 12, y += pixel) {
        const left = load<u32>(column);
        const right = load<u32>(column, 4);
        const across = v128.load32_splat(column, 8);
        const from = above + left;
        const step = right - left;
        const line = below - above;
        for (let c: usize = 0; c < whole; c += 16) {
          v128.store(y + c, amid(4, from + c, step, line, across, down));
        }
        if (rest) storePart(y + whole, amid(rest, from + whole, step, line, across, down), rest);
      }
    }
  }
}

/** The mean of four pixels. */
// @ts-ignore: decorator
@inline
function amid(lanes: usize, at: usize, step: usize, line: usize, across: v128, down: v128): v128 {
  const top = between(loadLanes(at, lanes), loadLanes(at + step, lanes), across);
  const bottom = between(loadLanes(at + line, lanes), loadLanes(at + line + step, lanes), across);
  return between(top, bottom, down);
}

/** `dx` of `dy`, which goes to the four by their shares. */
export function resizeBilinearGrad(
  dx: usize, imageBytes: usize, dy: usize, images: usize, lines: usize, lineCount: usize, columns: usize, columnCount: usize,
  channels: usize,
): void {
  const pixel = channels << 2;
  const lastLine = lines + lineCount * 12;
  const lastColumn = columns + columnCount * 12;
  memory.fill(dx, 0, images * imageBytes);
  for (let n: usize = 0; n < images; n++, dx += imageBytes) {
    for (let line = lines; line < lastLine; line += 12) {
      const above = dx + load<u32>(line);
      const below = dx + load<u32>(line, 4);
      const down = load<f32>(line, 8);
      for (let column = columns; column < lastColumn; column += 12, dy += pixel) {
        const left = load<u32>(column);
        const right = load<u32>(column, 4);
        const across = load<f32>(column, 8);
        for (let c: usize = 0; c < pixel; c += 16) {
          const lanes = min((pixel - c) >> 2, 4);
          const value = loadLanes(dy + c, lanes);
          // One after another: the four may be the same.
          addTo(above + left + c, value, (1 - down) * (1 - across), lanes);
          addTo(above + right + c, value, (1 - down) * across, lanes);
          addTo(below + left + c, value, down * (1 - across), lanes);
          addTo(below + right + c, value, down * across, lanes);
        }
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function between(a: v128, b: v128, share: v128): v128 {
  return f32x4.add(a, f32x4.mul(f32x4.sub(b, a), share));
}

// @ts-ignore: decorator
@inline
function addTo(at: usize, value: v128, share: f32, lanes: usize): void {
  storeLanes(at, f32x4.add(loadLanes(at, lanes), f32x4.mul(value, f32x4.splat(share))), lanes);
}
