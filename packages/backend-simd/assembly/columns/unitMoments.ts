import { loadLanes } from '../parts';
import { carefulTotals, totals } from './carefulTotals';

/** Mean `[c]` and standard deviation `[c]` (over rows − 1) of the columns of `x [rows, c]`, one behind the other to `out`. */
export function unitMoments(x: usize, rows: usize, c: usize, out: usize): void {
  const count = <f64>rows;
  for (let i: usize = 0; i < c; i += 4, x += 16, out += 16) {
    const lanes = min(c - i, 4);
    carefulTotals(x, c << 2, rows, lanes, loadLanes(x, lanes));
    for (let lane: usize = 0; lane < lanes; lane++) {
      const sum = load<f64>(totals + (lane << 3));
      const squares = load<f64>(totals + (lane << 3), 32);
      const to = out + (lane << 2);
      store<f32>(to, <f32>(<f64>load<f32>(x + (lane << 2)) + sum / count));
      store<f32>(to + (c << 2), <f32>sqrt<f64>(max<f64>(squares - (sum * sum) / count, 0) / (count - 1)));
    }
  }
}
