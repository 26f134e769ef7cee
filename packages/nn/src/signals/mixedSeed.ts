/**
 * One 32-bit seed of several integers, so that neighbouring steps and layers get unrelated streams.
 *
 * Source: MurmurHash3's 32-bit mixing (Appleby, 2011).
 */
export function mixedSeed(...integers: readonly number[]): number {
  let hash = 0;
  for (const integer of integers) {
    const scrambled = Math.imul(rotated(Math.imul(integer, 0xcc9e2d51), 15), 0x1b873593);
    hash = (Math.imul(rotated(hash ^ scrambled, 13), 5) + 0xe6546b64) | 0;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));
