import { describe, expect, it } from 'vitest';
import { parseConfiguration } from '../configuration/check/parseConfiguration.ts';
import { loadData } from './loadData.ts';

/** Ten images of one pixel each, and their labels. */
const files: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  'pixels.idx': Uint8Array.from([
    0, 0, 8, 3, 0, 0, 0, 10, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
  ]),
  'labels.idx': Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 10, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0]),
};
const read = (path: string) => Promise.resolve(files[path] ?? new Uint8Array());
const loaded = (data: object) =>
  loadData(
    parseConfiguration({
      data: { type: 'images', ...data },
      batchSize: 2,
      model: [{ type: 'flatten' }, { type: 'linear', out: 'classes' }],
    }),
    { read },
  );
const own = { images: 'pixels.idx', labels: 'labels.idx' };
const pixelsOf = async (data: object) =>
  [...(await loaded(data)).train.inputs].map((value) => Math.round(255 * value));

describe('images', () => {
  it('are those of the files, in their order unless they are shuffled', async () => {
    expect(await pixelsOf(own)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    const shuffled = await pixelsOf({ ...own, shuffle: { generator: 'python', seed: 42 } });
    expect(shuffled).not.toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(new Set(shuffled).size).toBe(8);
  });

  it('have as many classes as their labels, or as are given', async () => {
    expect((await loaded(own)).classes).toBe(3);
    expect((await loaded({ ...own, classes: 7 })).classes).toBe(7);
    expect((await loaded({ ...own, classes: 7, oneHot: true })).train.targetShape).toEqual([7]);
  });

  it('have mean 0 where that is asked for', async () => {
    const { train } = await loaded({ ...own, standardise: true });
    const inputs: readonly number[] = [...train.inputs];
    expect(inputs.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 5);
    expect(inputs.reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(inputs.length, 4);
  });

  it('are the drawn digits without files, which are shuffled already', async () => {
    expect((await loaded({})).classes).toBe(10);
    await expect(loaded({ shuffle: { generator: 'python', seed: 42 } })).rejects.toThrow(
      'data.shuffle must be absent without files, got a shuffle; remove it: the drawn digits are shuffled',
    );
  });

  it('name the file that is wrong', async () => {
    await expect(loaded({ ...own, labels: 'pixels.idx' })).rejects.toThrow(
      /pixels\.idx.*must be 1, a label an image/,
    );
    await expect(loaded({ ...own, images: 'none.idx' })).rejects.toThrow('none.idx');
  });
});
