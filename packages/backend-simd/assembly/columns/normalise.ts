import { loadPart, storePart } from '../parts';

/** `y = (x − mean) · scale + shift`, all three by column. */
export function normalise(x: usize, mean: usize, scale: usize, shift: usize, y: usize, rows: usize, c: usize): void {
  const vectors = (c & ~3) << 2;
  const rest = c & 3;
  for (let row: usize = 0; row < rows; row++) {
    let i: usize = 0;
    for (; i < vectors; i += 16) {
      const d = f32x4.sub(v128.load(x + i), v128.load(mean + i));
      v128.store(y + i, f32x4.add(f32x4.mul(d, v128.load(scale + i)), v128.load(shift + i)));
    }
    if (rest) {
      const d = f32x4.sub(loadPart(x + i, rest), loadPart(mean + i, rest));
      storePart(y + i, f32x4.add(f32x4.mul(d, loadPart(scale + i, rest)), loadPart(shift + i, rest)), rest);
    }
    x += c << 2;
    y += c << 2;
  }
}

/**
 * `dx = (dy · gain − centre) · a + (x − mean) · b`, all five by column; `gain` may be 0 for none. The difference comes before the
 * scale: what cancels must cancel before 1 / √eps makes much of its rounding.
 */
export function normaliseGrad(
  dy: usize, gain: usize, centre: usize, x: usize, mean: usize, a: usize, b: usize, dx: usize, rows: usize, c: usize,
): void {
  const vectors = (c & ~3) << 2;
  const rest = c & 3;
  for (let row: usize = 0; row < rows; row++) {
    let i: usize = 0;
    for (; i < vectors; i += 16) {
      const d = f32x4.sub(v128.load(x + i), v128.load(mean + i));
      let g = v128.load(dy + i);
      if (gain) g = f32x4.mul(g, v128.load(gain + i));
      const direct = f32x4.mul(f32x4.sub(g, v128.load(centre + i)), v128.load(a + i));
      v128.store(dx + i, f32x4.add(direct, f32x4.mul(d, v128.load(b + i))));
    }
    if (rest) {
      const d = f32x4.sub(loadPart(x + i, rest), loadPart(mean + i, rest));
      let g = loadPart(dy + i, rest);
      if (gain) g = f32x4.mul(g, loadPart(gain + i, rest));
      const direct = f32x4.mul(f32x4.sub(g, loadPart(centre + i, rest)), loadPart(a + i, rest));
      storePart(dx + i, f32x4.add(direct, f32x4.mul(d, loadPart(b + i, rest))), rest);
    }
    x += c << 2;
    dy += c << 2;
    dx += c << 2;
  }
}
