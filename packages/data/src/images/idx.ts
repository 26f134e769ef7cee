import { DataError } from '../dataError.ts';

/** An array of unsigned bytes with its sizes, row-major. */
export interface Idx {
  readonly shape: readonly number[];
  /** The values; a view of the bytes that were parsed. */
  readonly data: Uint8Array;
  /** The byte of the file at which the values begin. */
  readonly offset: number;
}

const unsignedByte = 0x08;

/**
 * Parses an IDX file of unsigned bytes, the format of MNIST: `00 00 08 rank`, each size as a big-endian 32-bit
 * integer, then the values (LeCun, Cortes & Burges, 1998). Compressed files pass through `gunzipped` first.
 *
 * @throws DataError naming the byte that is wrong: the magic number, the element type, or where the file ends.
 */
export function idx(bytes: Uint8Array, source = 'bytes'): Idx {
  const wrong = (offset: number, want: string, got: string, remedy: string): DataError =>
    new DataError('idx', { source, offset }, want, got, remedy);

  if (bytes.length < 4) {
    throw wrong(
      bytes.length,
      'continue the 4 bytes of an IDX header',
      'the end of the file',
      'get the whole file',
    );
  }
  const [first = 0, second = 0, type = 0, rank = 0] = bytes;
  if (first !== 0 || second !== 0) {
    const got = `${hexadecimal(first)} ${hexadecimal(second)}`;
    throw wrong(0, 'begin an IDX file with 00 00', got, 'give an IDX file, gzipped or not');
  }
  if (type !== unsignedByte) {
    throw wrong(2, 'be 08, unsigned bytes', hexadecimal(type), 'convert the values to unsigned bytes');
  }
  if (rank === 0) throw wrong(3, 'be the number of dimensions, at least 1', '0', 'get the file anew');

  const offset = 4 + 4 * rank;
  if (bytes.length < offset) {
    const want = `continue the ${offset} bytes of an IDX header with ${rank} sizes`;
    throw wrong(bytes.length, want, 'the end of the file', 'get the whole file');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const count = shape.reduce((product, size) => product * size, 1);
  const sizes = `${shape.join(' × ')} = ${count} values from byte ${offset} on`;
  if (bytes.length < offset + count) {
    throw wrong(
      bytes.length,
      `continue ${sizes}`,
      'the end of the file',
      'get the whole file: this one is cut off',
    );
  }
  if (bytes.length > offset + count) {
    const got = `${bytes.length - offset - count} more bytes`;
    throw wrong(
      offset + count,
      `end the file after ${sizes}`,
      got,
      'get the file anew: sizes and values differ',
    );
  }
  return { shape, data: bytes.subarray(offset), offset };
}

const hexadecimal = (byte: number): string => byte.toString(16).padStart(2, '0');
