/** Most arguments that one call takes everywhere. */
const MOST_ARGUMENTS = 8192;

/** A mask of bits, as a `Reading` gives it, in base64: a map that JSON carries. */
export function packBits(mask: readonly number[]): string {
  let binary = '';
  for (let start = 0; start < mask.length; start += MOST_ARGUMENTS) {
    const part = mask.length <= MOST_ARGUMENTS ? mask : mask.slice(start, start + MOST_ARGUMENTS);
    binary += String.fromCharCode(...part);
  }
  return btoa(binary);
}

/**
 * The booleans that `packBits` packed, of each byte the highest bit first.
 *
 * @throws RangeError if there are fewer than `length`.
 */
export function unpackBits(bits: string, length: number): readonly boolean[] {
  const binary = atob(bits);
  if (binary.length * 8 < length) {
    throw new RangeError(
      `unpackBits: bits must hold at least ${length}, got ${binary.length * 8}; give the length that was packed`,
    );
  }
  return Array.from({ length }, (_, at) => (binary.charCodeAt(at >> 3) & (0x80 >> (at & 7))) !== 0);
}
