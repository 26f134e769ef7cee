import { exp4 } from './math';

/** `y = eˣ` for `count` values; may run over into the rest of the last vector, which a block of the heap always has. */
export function exp(x: usize, y: usize, count: usize): void {
  for (const end = x + (count << 2); x < end; x += 16, y += 16) v128.store(y, exp4(v128.load(x)));
}
