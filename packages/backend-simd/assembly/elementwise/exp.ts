import { exp4 } from '../math';

/** `y = eˣ` for `count` values; may run over into the rest of the last vector, which a block of the heap always has. */
export function exp(x: usize, y: usize, count: usize): void {
  const end = x + (count << 2);
  for (; x + 64 <= end; x += 64, y += 64) {
    const a = exp4(v128.load(x));
    const b = exp4(v128.load(x, 16));
    const c = exp4(v128.load(x, 32));
    const d = exp4(v128.load(x, 48));
    v128.store(y, a);
    v128.store(y, b, 16);
    v128.store(y, c, 32);
    v128.store(y, d, 48);
  }
  for (; x < end; x += 16, y += 16) v128.store(y, exp4(v128.load(x)));
}
