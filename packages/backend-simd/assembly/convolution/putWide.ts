import { storePart } from '../parts';

/** The first 5 to 8 channels of a tile's position. */
// @ts-ignore: decorator
@inline
export function putWide(to: usize, low: v128, high: v128, count: usize): void {
  v128.store(to, low);
  if (count == 8) v128.store(to, high, 16);
  else storePart(to + 16, high, count - 4);
}
