// Sums down the columns of [rows, c], and the maps that normalisations make of them.
//
// Sums run over blocks of rows in float32 and add up the blocks in float64, in fixed order.

/** Rows that are summed in float32. */
const BLOCK: usize = 128;

/** The first `count` (1 to 3) values from `from` on. */
// @ts-ignore: decorator
@inline
function loadPart(from: usize, count: usize): v128 {
  if (count == 1) return v128.load32_zero(from);
  const two = v128.load64_zero(from);
  return count == 2 ? two : v128.load32_lane(from + 8, two, 2);
}

// @ts-ignore: decorator
@inline
function storePart(to: usize, vector: v128, count: usize): void {
  if (count == 1) {
    v128.store32_lane(to, vector, 0);
    return;
  }
  v128.store64_lane(to, vector, 0);
  if (count == 3) v128.store32_lane(to + 8, vector, 2);
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
function scaleTotals(total: usize, factor: f64, value: usize, c: usize): void {
  for (let i: usize = 0; i < c; i++) store<f32>(value + (i << 2), <f32>(load<f64>(total + (i << 3)) * factor));
}

/** Vectors of 4 that hold c values, in bytes of float32. */
// @ts-ignore: decorator
@inline
function padded(c: usize): usize {
  return (c + 3) & ~3;
}

/** Bytes of working space that the functions on c columns need. */
export function columnScratch(c: usize): usize {
  return padded(c) * 40;
}

/** `total [c] = Σ x` over the rows. `partial` is float32, `total` float64, both padded to vectors. */
function totalSums(x: usize, rows: usize, c: usize, partial: usize, total: usize): void {
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

// @ts-ignore: decorator
@inline
function squared(x: v128, mean: v128): v128 {
  const d = f32x4.sub(x, mean);
  return f32x4.mul(d, d);
}

/** `total [c] = Σ (x − mean)²`. */
function totalSquares(x: usize, mean: usize, rows: usize, c: usize, partial: usize, total: usize): void {
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

/** `totalDy [c] = Σ dy` and `totalProduct [c] = Σ dy (x − mean)`. */
function totalProducts(
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

/** `y = (x − mean) · scale + shift`, all three by column. */
function normalise(x: usize, mean: usize, scale: usize, shift: usize, y: usize, rows: usize, c: usize): void {
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
function normaliseGrad(
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

/** `sum [c]` over the rows of `x [rows, c]`; `scratch` of `columnScratch(c)` bytes. */
export function columnSums(x: usize, sum: usize, rows: usize, c: usize, scratch: usize): void {
  const total = scratch + (padded(c) << 2);
  totalSums(x, rows, c, scratch, total);
  scaleTotals(total, 1, sum, c);
}

/**
 * BatchNorm of `x [rows, c]`: `y`, and the `mean [c]` and `variance [c]` (over rows − 1 if `unbiased`) that
 * it normalises with; `gamma` and `beta` `[c]`, or 0; `scratch` of `columnScratch(c)` bytes.
 */
export function batchNorm(
  x: usize, gamma: usize, beta: usize, y: usize, mean: usize, variance: usize,
  rows: usize, c: usize, eps: f32, unbiased: bool, scratch: usize,
): void {
  const partial = scratch;
  const total = scratch + (padded(c) << 2);
  totalSums(x, rows, c, partial, total);
  scaleTotals(total, 1 / <f64>rows, mean, c);
  totalSquares(x, mean, rows, c, partial, total);
  scaleTotals(total, 1 / (<f64>rows - (unbiased ? 1 : 0)), variance, c);
  // The sums are done with: their space holds the map by column.
  const scale = scratch;
  const shift = total;
  for (let i: usize = 0; i < c << 2; i += 4) {
    const inverse: f32 = 1 / sqrt<f32>(load<f32>(variance + i) + eps);
    store<f32>(scale + i, gamma ? load<f32>(gamma + i) * inverse : inverse);
    store<f32>(shift + i, beta ? load<f32>(beta + i) : 0);
  }
  normalise(x, mean, scale, shift, y, rows, c);
}

/** `dx [rows, c]`, and `dgamma` and `dbeta` `[c]` unless 0, of `batchNorm`. */
export function batchNormGrad(
  dy: usize, x: usize, mean: usize, variance: usize, gamma: usize, dx: usize, dgamma: usize, dbeta: usize,
  rows: usize, c: usize, eps: f32, unbiased: bool, scratch: usize,
): void {
  const stride = padded(c) << 2;
  const partialDy = scratch;
  const partialProduct = scratch + stride;
  const totalDy = scratch + stride * 2;
  const totalProduct = scratch + stride * 4;
  totalProducts(dy, x, mean, rows, c, partialDy, totalDy, partialProduct, totalProduct);
  const a = partialDy;
  const b = partialProduct;
  const centre = scratch + stride * 6;
  const byRows = 1 / <f64>rows;
  const byFreedom = 1 / (<f64>rows - (unbiased ? 1 : 0));
  for (let i: usize = 0; i < c << 2; i += 4) {
    const inverse = 1 / sqrt(<f64>load<f32>(variance + i) + <f64>eps);
    const sumDy = load<f64>(totalDy + (i << 1));
    const sumProduct = load<f64>(totalProduct + (i << 1));
    const scale = gamma ? <f64>load<f32>(gamma + i) * inverse : inverse;
    store<f32>(a + i, <f32>scale);
    store<f32>(b + i, <f32>(-scale * inverse * inverse * sumProduct * byFreedom));
    store<f32>(centre + i, <f32>(sumDy * byRows));
    if (dgamma) store<f32>(dgamma + i, <f32>(sumProduct * inverse));
    if (dbeta) store<f32>(dbeta + i, <f32>sumDy);
  }
  normaliseGrad(dy, 0, centre, x, mean, a, b, dx, rows, c);
}

/**
 * GroupNorm of `x [n, positions, c]`: every example's `c / groups` neighbouring channels are normalised
 * together over all positions. `mean` and `variance` `[n, groups]`; `gamma` and `beta` `[c]`, or 0.
 */
export function groupNorm(
  x: usize, gamma: usize, beta: usize, y: usize, mean: usize, variance: usize,
  n: usize, positions: usize, c: usize, groups: usize, eps: f32, scratch: usize,
): void {
  const stride = padded(c) << 2;
  const partial = scratch;
  const total = scratch + stride;
  const means = scratch + stride * 3;
  const scale = partial;
  const shift = total;
  const width = c / groups;
  const share = 1 / (<f64>width * <f64>positions);
  for (let example: usize = 0; example < n; example++) {
    totalSums(x, positions, c, partial, total);
    for (let g: usize = 0; g < groups; g++) {
      const value = <f32>(sumOfTotals(total + g * width * 8, width) * share);
      store<f32>(mean + (g << 2), value);
      for (let i: usize = 0; i < width; i++) store<f32>(means + ((g * width + i) << 2), value);
    }
    totalSquares(x, means, positions, c, partial, total);
    for (let g: usize = 0; g < groups; g++) {
      const value = <f32>(sumOfTotals(total + g * width * 8, width) * share);
      store<f32>(variance + (g << 2), value);
      const inverse: f32 = 1 / sqrt<f32>(value + eps);
      for (let i: usize = g * width << 2; i < (g + 1) * width << 2; i += 4) {
        store<f32>(scale + i, gamma ? load<f32>(gamma + i) * inverse : inverse);
      }
    }
    for (let i: usize = 0; i < c << 2; i += 4) store<f32>(shift + i, beta ? load<f32>(beta + i) : 0);
    normalise(x, means, scale, shift, y, positions, c);
    x += (positions * c) << 2;
    y += (positions * c) << 2;
    mean += groups << 2;
    variance += groups << 2;
  }
}

function sumOfTotals(total: usize, count: usize): f64 {
  let sum: f64 = 0;
  for (let i: usize = 0; i < count; i++) sum += load<f64>(total + (i << 3));
  return sum;
}

/** Bytes of working space that `groupNormGrad` needs. */
export function groupNormGradScratch(c: usize): usize {
  return padded(c) * 60;
}

/** `dx`, and `dgamma` and `dbeta` `[c]` unless 0, of `groupNorm`. */
export function groupNormGrad(
  dy: usize, x: usize, mean: usize, variance: usize, gamma: usize, dx: usize, dgamma: usize, dbeta: usize,
  n: usize, positions: usize, c: usize, groups: usize, eps: f32, scratch: usize,
): void {
  const stride = padded(c) << 2;
  const partialDy = scratch;
  const partialProduct = scratch + stride;
  const totalDy = scratch + stride * 2;
  const totalProduct = scratch + stride * 4;
  const centre = scratch + stride * 6;
  const means = scratch + stride * 7;
  const sumGamma = scratch + stride * 8;
  const sumBeta = scratch + stride * 10;
  const a = partialDy;
  const b = partialProduct;
  const width = c / groups;
  const share = 1 / (<f64>width * <f64>positions);
  memory.fill(sumGamma, 0, stride * 4);
  for (let example: usize = 0; example < n; example++) {
    for (let g: usize = 0; g < groups; g++) {
      for (let i: usize = g * width << 2; i < (g + 1) * width << 2; i += 4) {
        store<f32>(means + i, load<f32>(mean + (g << 2)));
      }
    }
    totalProducts(dy, x, means, positions, c, partialDy, totalDy, partialProduct, totalProduct);
    for (let g: usize = 0; g < groups; g++) {
      const inverse = 1 / sqrt(<f64>load<f32>(variance + (g << 2)) + <f64>eps);
      let direct: f64 = 0;
      let product: f64 = 0;
      for (let i = g * width; i < (g + 1) * width; i++) {
        const weight = gamma ? <f64>load<f32>(gamma + (i << 2)) : 1;
        const channelDy = load<f64>(totalDy + (i << 3));
        const channelProduct = load<f64>(totalProduct + (i << 3));
        direct += weight * channelDy;
        product += weight * channelProduct;
        store<f32>(a + (i << 2), <f32>inverse);
        store<f64>(sumBeta + (i << 3), load<f64>(sumBeta + (i << 3)) + channelDy);
        store<f64>(sumGamma + (i << 3), load<f64>(sumGamma + (i << 3)) + channelProduct * inverse);
      }
      const slope = <f32>(-inverse * inverse * inverse * product * share);
      const constant = <f32>(direct * share);
      for (let i: usize = g * width << 2; i < (g + 1) * width << 2; i += 4) {
        store<f32>(b + i, slope);
        store<f32>(centre + i, constant);
      }
    }
    normaliseGrad(dy, gamma, centre, x, means, a, b, dx, positions, c);
    dy += (positions * c) << 2;
    x += (positions * c) << 2;
    dx += (positions * c) << 2;
    mean += groups << 2;
    variance += groups << 2;
  }
  if (dgamma) scaleTotals(sumGamma, 1, dgamma, c);
  if (dbeta) scaleTotals(sumBeta, 1, dbeta, c);
}
