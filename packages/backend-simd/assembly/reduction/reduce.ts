// Reductions of the middle axis of [outer, count, inner]. Sums and products run in float64, in a fixed order.

import { storeLanes } from '../parts';
import { extremeOfRow, fourExtremes } from './extremes';
import { MAX, MEAN, MIN, PROD, SUM } from './kinds';
import { eightTotals, fourTotals, totalOfRow } from './totals';

/** `out [outer, inner]` = sum of `x [outer, count, inner]` over `count`. */
export function sumOver(x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  reduced(SUM, x, out, outer, count, inner);
}
/** `out [outer, inner]` = mean of `x [outer, count, inner]` over `count`. */
export function meanOver(x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  reduced(MEAN, x, out, outer, count, inner);
}
/** `out [outer, inner]` = product of `x [outer, count, inner]` over `count`. */
export function productOver(x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  reduced(PROD, x, out, outer, count, inner);
}
/** `out [outer, inner]` = largest value of `x [outer, count, inner]` over `count`. */
export function maximumOver(x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  reduced(MAX, x, out, outer, count, inner);
}
/** `out [outer, inner]` = smallest value of `x [outer, count, inner]` over `count`. */
export function minimumOver(x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  reduced(MIN, x, out, outer, count, inner);
}

// @ts-ignore: decorator
@inline
function reduced(kind: i32, x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  const stride = inner << 2;
  for (let o: usize = 0; o < outer; o++, x += count * stride) {
    if (inner == 1) {
      store<f32>(out, kind >= MAX ? extremeOfRow(kind, x, count) : totalOfRow(kind, x, count));
      out += 4;
      continue;
    }
    let i: usize = 0;
    if (kind < MAX) {
      for (; i + 8 <= inner; i += 8, out += 32) eightTotals(kind, x + (i << 2), stride, count, out);
    }
    for (; i < inner; i += 4) {
      const lanes = min(inner - i, 4);
      const from = x + (i << 2);
      const value = kind >= MAX ? fourExtremes(kind, from, stride, count, lanes) : fourTotals(kind, from, stride, count, lanes);
      storeLanes(out, value, lanes);
      out += lanes << 2;
    }
  }
}
