import { DataError } from '../dataError.ts';

/**
 * The text of a file's bytes, without its byte order mark.
 *
 * @throws DataError if they are not UTF-8, naming the first line that is not.
 */
export function decodeUtf8(bytes: Uint8Array, source: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const offset = firstUndecodable(bytes);
    const line = bytes.subarray(0, offset).filter((byte) => byte === 0x0a).length + 1;
    const got = `the byte 0x${(bytes[offset] ?? 0).toString(16).padStart(2, '0')}`;
    throw new DataError('text', { source, line, offset }, 'be UTF-8', got, 'save the file as UTF-8 text');
  }
}

/** The first byte at which decoding fails: the shortest prefix that is wrong whatever follows ends there. */
function firstUndecodable(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      // Streaming accepts a sequence that is cut off at the end, so only what is really wrong fails.
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return Math.max(0, bad - 1);
}
