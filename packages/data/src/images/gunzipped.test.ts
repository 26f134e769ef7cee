import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gunzipped } from './gunzipped.ts';

const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * i) % 251);
const zipped = new Uint8Array(gzipSync(bytes));

describe('gunzipped', () => {
  it('decompresses gzip', async () => {
    expect(await gunzipped(zipped)).toEqual(bytes);
  });

  it('hands on what is not gzip', async () => {
    expect(await gunzipped(bytes)).toBe(bytes);
    expect(await gunzipped(new Uint8Array())).toHaveLength(0);
  });

  it.each([
    ['cut off', zipped.slice(0, zipped.length >> 1)],
    ['damaged', zipped.map((byte, i) => (i === 500 ? byte ^ 255 : byte))],
    ['a bare magic number', zipped.slice(0, 2)],
  ])('names a file that is %s', async (_, broken) => {
    await expect(gunzipped(broken, 'broken.gz')).rejects.toThrow(
      `gunzip: broken.gz must be a whole gzip file, got ${broken.length} bytes that do not decompress`,
    );
  });
});
