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
    const got = `the byte 0x${(bytes[offset] ?? 0).toString(16)}`;
    throw new DataError('text', { source, line, offset }, 'be UTF-8', got, 'save the file as UTF-8 text');
  }
}

/** The first byte that is not as decoding leniently and encoding again has it. */
function firstUndecodable(bytes: Uint8Array): number {
  const lenient = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  const offset = lenient.findIndex((byte, index) => byte !== bytes[index]);
  return Math.min(offset, bytes.length - 1);
}
