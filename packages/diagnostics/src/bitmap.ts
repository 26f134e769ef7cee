/** Packs `length` booleans eight to a byte, the first highest, as base64: a map that JSON carries. */
export function packBits(length: number, isSet: (at: number) => boolean): string {
  let binary = '';
  for (let start = 0; start < length; start += 8) {
    let byte = 0;
    const end = Math.min(start + 8, length);
    for (let at = start; at < end; at++) if (isSet(at)) byte |= 0x80 >> (at - start);
    binary += String.fromCharCode(byte);
  }
  return btoa(binary);
}

/**
 * The booleans that `packBits` packed.
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
