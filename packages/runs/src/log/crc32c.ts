/** Bytes that are taken at once. */
const atOnce = 8;

/** `table[256 · k + byte]`: what a byte comes to with k zero bytes behind it. */
const table = new Int32Array(256 * atOnce);
for (let byte = 0; byte < 256; byte++) {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0x82f63b78 : rest >>> 1;
  table[byte] = rest;
}
for (let at = 256; at < table.length; at++) {
  const before = table[at - 256] as number; // at least 0, below the length
  table[at] = (table[before & 0xff] as number) ^ (before >>> 8);
}

/**
 * CRC-32C (Castagnoli), as iSCSI, RFC 3720, has it: `crc32c("123456789") = 0xe3069283`. Eight bytes at once ("slicing by 8",
 * Kounavis and Berry, 2005): a run's log is summed while it trains.
 */
export function crc32c(bytes: Uint8Array): number {
  const { length } = bytes;
  const rest = length % atOnce;
  return ~byBytes(byEights(-1, bytes, length - rest), bytes, length - rest, length) >>> 0;
}

// A loop to a function: V8 compiles a long loop while it runs, without having seen what follows it, and would come back to
// that code at every call, and leave it again at the end of the loop, at a hundred times the cost.
// All indices are below the lengths: `as number` spares each a test.

function byEights(sum: number, bytes: Uint8Array, end: number): number {
  for (let at = 0; at < end; at += atOnce) {
    const first =
      sum ^
      ((bytes[at] as number) |
        ((bytes[at + 1] as number) << 8) |
        ((bytes[at + 2] as number) << 16) |
        ((bytes[at + 3] as number) << 24));
    sum =
      (table[1792 | (first & 0xff)] as number) ^
      (table[1536 | ((first >>> 8) & 0xff)] as number) ^
      (table[1280 | ((first >>> 16) & 0xff)] as number) ^
      (table[1024 | (first >>> 24)] as number) ^
      (table[768 | (bytes[at + 4] as number)] as number) ^
      (table[512 | (bytes[at + 5] as number)] as number) ^
      (table[256 | (bytes[at + 6] as number)] as number) ^
      (table[bytes[at + 7] as number] as number);
  }
  return sum;
}

function byBytes(sum: number, bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++)
    sum = (table[(sum ^ (bytes[at] as number)) & 0xff] as number) ^ (sum >>> 8);
  return sum;
}
