import { decodeUtf8 } from './decodeUtf8.ts';

/**
 * The text of a file's bytes, without its byte order mark: UTF-8, or UTF-16 with a mark, or without one where every
 * other byte says so.
 *
 * @throws DataError if they are neither, naming the first line that is not UTF-8.
 */
export function decodeText(bytes: Uint8Array, source: string): string {
  const order = utf16Order(bytes);
  return order === undefined ? decodeUtf8(bytes, source) : new TextDecoder(order).decode(bytes);
}

/** UTF-16 by its mark, or by the zero bytes that its ASCII letters have on one side, and UTF-8 text has nowhere. */
function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const looked = bytes.subarray(0, 4096 & ~1);
  const zeros = [0, 0];
  looked.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [high = 0, low = 0] = zeros;
  const pairs = looked.length / 2;
  if (pairs < 2 || bytes.length % 2 === 1) return undefined;
  if (low > 0.3 * pairs && high === 0) return 'utf-16le';
  return high > 0.3 * pairs && low === 0 ? 'utf-16be' : undefined;
}
