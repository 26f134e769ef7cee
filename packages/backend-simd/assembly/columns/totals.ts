// Sums run over blocks of rows in float32 and add up the blocks in float64, in fixed order.

import { loadPart } from '../parts';
import { padded } from './padded';

/** Rows that are summed in float32. */
const BLOCK: usize = 128;

/** `total [c] = Σ x` over the rows. `partial` is float32, `total` float64, both padded to vectors. */
export function totalSums(x: usize, rows: usize, c: usize, partial: usize, total: usize): void {
  const stride = c << 2;
  const vectors = c & ~3;
  const rest = c & 3;
  memory.fill(partial, 0, padded(c) << 2);
  memory.fill(total, 0, padded(c) << 3);
  for (let start: usize = 0; start < rows; start += BLOCK) {
    const stop = min(start + BLOCK, rows);
    let row = start;
    for (; row + 4 <= stop; row += 4) {
      let p = x + row * stride;
      let to = partial;
      for (const end = p + (vectors << 2); p < end; p += 16, to += 16) {
        const first = f32x4.add(v128.load(p), v128.load(p + stride));
        const second = f32x4.add(v128.load(p + stride * 2), v128.load(p + stride * 3));
        v128.store(to, f32x4.add(v128.load(to), f32x4.add(first, second)));
      }
      if (rest) {
        const first = f32x4.add(loadPart(p, rest), loadPart(p + stride, rest));
        const second = f32x4.add(loadPart(p + stride * 2, rest), loadPart(p + stride * 3, rest));
        v128.store(to, f32x4.add(v128.load(to), f32x4.add(first, second)));
      }
    }
    for (; row < stop; row++) {
      let p = x + row * stride;
      let to = partial;
      for (const end = p + (vectors << 2); p < end; p += 16, to += 16) {
        v128.store(to, f32x4.add(v128.load(to), v128.load(p)));
      }
      if (rest) v128.store(to, f32x4.add(v128.load(to), loadPart(p, rest)));
    }
    addBlock(partial, total, c);
  }
}

/** `total [c] = Σ (x − mean)²`. */
export function totalSquares(x: usize, mean: usize, rows: usize, c: usize, partial: usize, total: usize): void {
  const stride = c << 2;
  const vectors = c & ~3;
  const rest = c & 3;
  memory.fill(partial, 0, padded(c) << 2);
  memory.fill(total, 0, padded(c) << 3);
  for (let start: usize = 0; start < rows; start += BLOCK) {
    const stop = min(start + BLOCK, rows);
    let row = start;
    for (; row + 4 <= stop; row += 4) {
      let p = x + row * stride;
      let to = partial;
      let m = mean;
      for (const end = p + (vectors << 2); p < end; p += 16, to += 16, m += 16) {
        const centre = v128.load(m);
        const first = f32x4.add(squared(v128.load(p), centre), squared(v128.load(p + stride), centre));
        const second = f32x4.add(squared(v128.load(p + stride * 2), centre), squared(v128.load(p + stride * 3), centre));
        v128.store(to, f32x4.add(v128.load(to), f32x4.add(first, second)));
      }
      if (rest) {
        const centre = loadPart(m, rest);
        for (let i: usize = 0; i < 4; i++) {
          v128.store(to, f32x4.add(v128.load(to), squared(loadPart(p + stride * i, rest), centre)));
        }
      }
    }
    for (; row < stop; row++) {
      let p = x + row * stride;
      let to = partial;
      let m = mean;
      for (const end = p + (vectors << 2); p < end; p += 16, to += 16, m += 16) {
        v128.store(to, f32x4.add(v128.load(to), squared(v128.load(p), v128.load(m))));
      }
      if (rest) v128.store(to, f32x4.add(v128.load(to), squared(loadPart(p, rest), loadPart(m, rest))));
    }
    addBlock(partial, total, c);
  }
}

// @ts-ignore: decorator
@inline
function squared(x: v128, mean: v128): v128 {
  const d = f32x4.sub(x, mean);
  return f32x4.mul(d, d);
}

/** `totalDy [c] = Σ dy` and `totalProduct [c] = Σ dy (x − mean)`. */
export function totalProducts(
  dy: usize, x: usize, mean: usize, rows: usize, c: usize,
  partialDy: usize, totalDy: usize, partialProduct: usize, totalProduct: usize,
): void {
  const stride = c << 2;
  const vectors = c & ~3;
  const rest = c & 3;
  memory.fill(partialDy, 0, padded(c) << 2);
  memory.fill(totalDy, 0, padded(c) << 3);
  memory.fill(partialProduct, 0, padded(c) << 2);
  memory.fill(totalProduct, 0, padded(c) << 3);
  for (let start: usize = 0; start < rows; start += BLOCK) {
    const stop = min(start + BLOCK, rows);
    let row = start;
    for (; row + 2 <= stop; row += 2) {
      const offset = row * stride;
      let g = dy + offset;
      let p = x + offset;
      let i: usize = 0;
      for (; i < vectors << 2; i += 16, g += 16, p += 16) {
        const centre = v128.load(mean + i);
        const g0 = v128.load(g);
        const g1 = v128.load(g + stride);
        const product0 = f32x4.mul(g0, f32x4.sub(v128.load(p), centre));
        const product1 = f32x4.mul(g1, f32x4.sub(v128.load(p + stride), centre));
        v128.store(partialDy + i, f32x4.add(v128.load(partialDy + i), f32x4.add(g0, g1)));
        v128.store(partialProduct + i, f32x4.add(v128.load(partialProduct + i), f32x4.add(product0, product1)));
      }
      if (rest) {
        productPart(g, p, mean + i, rest, partialDy + i, partialProduct + i);
        productPart(g + stride, p + stride, mean + i, rest, partialDy + i, partialProduct + i);
      }
    }
    if (row < stop) {
      let g = dy + row * stride;
      let p = x + row * stride;
      let i: usize = 0;
      for (; i < vectors << 2; i += 16, g += 16, p += 16) {
        const g0 = v128.load(g);
        const product = f32x4.mul(g0, f32x4.sub(v128.load(p), v128.load(mean + i)));
        v128.store(partialDy + i, f32x4.add(v128.load(partialDy + i), g0));
        v128.store(partialProduct + i, f32x4.add(v128.load(partialProduct + i), product));
      }
      if (rest) productPart(g, p, mean + i, rest, partialDy + i, partialProduct + i);
    }
    addBlock(partialDy, totalDy, c);
    addBlock(partialProduct, totalProduct, c);
  }
}

function productPart(dy: usize, x: usize, mean: usize, rest: usize, sumDy: usize, sumProduct: usize): void {
  const g = loadPart(dy, rest);
  const product = f32x4.mul(g, f32x4.sub(loadPart(x, rest), loadPart(mean, rest)));
  v128.store(sumDy, f32x4.add(v128.load(sumDy), g));
  v128.store(sumProduct, f32x4.add(v128.load(sumProduct), product));
}

/** Adds float32 block sums to float64 totals, and clears them. */
function addBlock(partial: usize, total: usize, c: usize): void {
  for (let end = partial + (c << 2); partial < end; partial += 16, total += 32) {
    const sum = v128.load(partial);
    const upper = v128.shuffle<f32>(sum, sum, 2, 3, 2, 3);
    v128.store(total, f64x2.add(v128.load(total), f64x2.promote_low_f32x4(sum)));
    v128.store(total, f64x2.add(v128.load(total, 16), f64x2.promote_low_f32x4(upper)), 16);
    v128.store(partial, f32x4.splat(0));
  }
}

/** `value [c] = total [c] · factor`, float64 to float32. */
export function scaleTotals(total: usize, factor: f64, value: usize, c: usize): void {
  for (let i: usize = 0; i < c; i++) store<f32>(value + (i << 2), <f32>(load<f64>(total + (i << 3)) * factor));
}

export function sumOfTotals(total: usize, count: usize): f64 {
  let sum: f64 = 0;
  for (let i: usize = 0; i < count; i++) sum += load<f64>(total + (i << 3));
  return sum;
}
