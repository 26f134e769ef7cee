import { exp4 } from './math';

/**
 * Mean over the rows of the cross-entropy of softmax(`logits [n, c]`) with `labels` int32 `[n]`, to `loss`; with
 * `gradient` not 0, its derivative `[n, c]` there. Each target is 1 − smoothing + smoothing / c at its label,
 * smoothing / c elsewhere. `scratch` of c + 4 float32.
 *
 * Returns the first row whose label is not within 0 … c − 1, or −1.
 */
export function softmaxCrossEntropy(
  logits: usize,
  labels: usize,
  loss: usize,
  gradient: usize,
  n: usize,
  c: usize,
  smoothing: f32,
  scratch: usize,
): i32 {
  const width = c << 2;
  const byRows: f32 = 1 / <f32>n;
  const spread: f32 = smoothing / <f32>c;
  let total: f64 = 0;
  for (let row: usize = 0; row < n; row++, logits += width) {
    const label = load<i32>(labels + (row << 2));
    if (label < 0 || <usize>label >= c) return <i32>row;
    const powers = gradient ? gradient : scratch;
    let highest: f32 = -Infinity;
    for (let i: usize = 0; i < width; i += 4) highest = max(highest, load<f32>(logits + i));
    const sum = exponentials(logits, highest, powers, width);
    const logSum = Math.log(<f64>sum) + <f64>highest;
    let mean: f64 = 0;
    if (smoothing != 0) {
      for (let i: usize = 0; i < width; i += 4) mean += <f64>load<f32>(logits + i);
      mean /= <f64>c;
    }
    const target = <f64>load<f32>(logits + ((<usize>label) << 2));
    total += logSum - (1 - <f64>smoothing) * target - (smoothing != 0 ? <f64>smoothing * mean : 0);
    if (gradient) {
      const scale: f32 = byRows / sum;
      const shift: f32 = spread * byRows;
      let i: usize = 0;
      for (; i + 16 <= width; i += 16) {
        const share = f32x4.mul(v128.load(gradient + i), f32x4.splat(scale));
        v128.store(gradient + i, f32x4.sub(share, f32x4.splat(shift)));
      }
      for (; i < width; i += 4) store<f32>(gradient + i, load<f32>(gradient + i) * scale - shift);
      const at = gradient + ((<usize>label) << 2);
      store<f32>(at, load<f32>(at) - (1 - smoothing) * byRows);
      gradient += width;
    }
  }
  store<f32>(loss, <f32>(total / <f64>n));
  return -1;
}

/** Bytes of exponentials that are summed in float32. */
const BLOCK: usize = 4096;

/** `to = exp(from − highest)`; returns its sum: blocks, each in the order of four lanes and then the rest, added in float64. */
function exponentials(from: usize, highest: f32, to: usize, width: usize): f32 {
  let total: f64 = 0;
  for (let start: usize = 0; start < width; start += BLOCK) {
    total += <f64>blockOfExponentials(from + start, highest, to + start, min(BLOCK, width - start));
  }
  return <f32>total;
}

function blockOfExponentials(from: usize, highest: f32, to: usize, width: usize): f32 {
  const shift = f32x4.splat(highest);
  let sums = f32x4.splat(0);
  let i: usize = 0;
  for (; i + 16 <= width; i += 16) {
    const power = exp4(f32x4.sub(v128.load(from + i), shift));
    v128.store(to + i, power);
    sums = f32x4.add(sums, power);
  }
  let sum =
    f32x4.extract_lane(sums, 0) +
    f32x4.extract_lane(sums, 1) +
    (f32x4.extract_lane(sums, 2) + f32x4.extract_lane(sums, 3));
  for (; i < width; i += 4) {
    const power = f32x4.extract_lane(exp4(f32x4.splat(load<f32>(from + i) - highest)), 0);
    store<f32>(to + i, power);
    sum += power;
  }
  return sum;
}
