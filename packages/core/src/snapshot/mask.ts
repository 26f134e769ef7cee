/** A mask of so many bits: eight to a byte, the first highest, 0 after the last. */
export function maskOf(length: number, isSet: (at: number) => boolean): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(length / 8));
  for (let at = 0; at < length; at++) {
    if (isSet(at)) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (0x80 >> (at & 7));
  }
  return bytes;
}
