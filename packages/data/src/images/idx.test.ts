import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataError } from '../dataError.ts';
import { idx } from './idx.ts';

/** The format as its authors describe it, written by hand to read the parser's result against. */
const written = (shape: readonly number[], data: ArrayLike<number>): Uint8Array =>
  Uint8Array.from([
    ...[0, 0, 8, shape.length],
    ...shape.flatMap((size) => [size >>> 24, (size >>> 16) & 255, (size >>> 8) & 255, size & 255]),
    ...Array.from(data),
  ]);

const anyArray = fc.array(fc.nat(6), { minLength: 1, maxLength: 4 }).chain((shape) =>
  fc.tuple(
    fc.constant(shape),
    fc.uint8Array({
      minLength: shape.reduce((a, b) => a * b, 1),
      maxLength: shape.reduce((a, b) => a * b, 1),
    }),
  ),
);

describe('idx', () => {
  it('reads back what was written, at any place in a buffer', () => {
    fc.assert(
      fc.property(anyArray, fc.nat(3), ([shape, data], padding) => {
        const bytes = written(shape, data);
        const buffer = new Uint8Array(bytes.length + padding);
        buffer.set(bytes, padding);
        const read = idx(buffer.subarray(padding));
        expect(read.shape).toEqual(shape);
        expect([...read.data]).toEqual([...data]);
        expect(read.offset).toBe(4 + 4 * shape.length);
      }),
    );
  });

  it('names the byte at which any file is cut off', () => {
    fc.assert(
      fc.property(anyArray, fc.nat(), ([shape, data], at) => {
        const bytes = written(shape, data);
        const end = at % bytes.length;
        expect(() => idx(bytes.subarray(0, end), 'cut.idx')).toThrow(`cut.idx byte ${end} must continue`);
      }),
    );
  });

  it.each([
    [[0x89, 0x50, 0x4e, 0x47], 'byte 0 must begin an IDX file with 00 00, got 89 50; give an IDX file'],
    [[0, 0, 0x0d, 1, 0, 0, 0, 0], 'byte 2 must be 08, unsigned bytes, got 0d; convert'],
    [[0, 0, 8, 0], 'byte 3 must be the number of dimensions, at least 1, got 0'],
    [
      [...written([2], [7, 8]), 9],
      'byte 10 must end the file after 2 = 2 values from byte 8 on, got 1 more bytes',
    ],
    [[0, 0, 8, 2, 255, 255, 255, 255, 255, 255, 255, 255], 'byte 12 must continue 4294967295 × 4294967295'],
  ])('rejects %j', (bytes, message) => {
    const read = (): unknown => idx(Uint8Array.from(bytes), 'file.idx');
    expect(read).toThrow(DataError);
    expect(read).toThrow(`idx: file.idx ${message}`);
  });
});
