/** A mask of so many bits: bytes of eight each, the first highest, 0 after the last. */
export function maskOf(length: number, isSet: (at: number) => boolean): readonly number[] {
  const bytes = new Array<number>(Math.ceil(length / 8)).fill(0);
  for (let at = 0; at < length; at++) {
    if (isSet(at)) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (0x80 >> (at & 7));
  }
  return bytes;
}
