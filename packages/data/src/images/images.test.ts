import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { gunzipped } from './gunzipped.ts';
import { images } from './images.ts';

const imageBytes = (count: number, height = 1, width = 2): Uint8Array =>
  Uint8Array.from([
    0,
    0,
    8,
    3,
    0,
    0,
    0,
    count,
    0,
    0,
    0,
    height,
    0,
    0,
    0,
    width,
    ...Array.from({ length: count * height * width }, (_, i) => i),
  ]);
const labelBytes = (...labels: readonly number[]): Uint8Array =>
  Uint8Array.from([0, 0, 8, 1, 0, 0, 0, labels.length, ...labels]);
const sources = { images: 'i.idx', labels: 'l.idx' };

describe('images', () => {
  it('scales pixels to float32 of 0 to 1, and splits images and labels alike', () => {
    const { train, validation, test, classes } = images({
      images: imageBytes(10),
      labels: labelBytes(9, 8, 7, 6, 5, 4, 3, 2, 1, 0),
    });
    expect([train.size, validation.size, test.size]).toEqual([8, 1, 1]);
    expect(train.inputShape).toEqual([1, 2, 1]);
    expect([...train.inputs.subarray(0, 3)]).toEqual([0, Math.fround(1 / 255), Math.fround(2 / 255)]);
    expect([...test.inputs, ...test.targets]).toEqual([Math.fround(18 / 255), Math.fround(19 / 255), 0]);
    expect([...validation.targets]).toEqual([1]);
    expect(classes).toBe(10);
  });

  it('keeps images and labels together when shuffled', () => {
    const data = images(
      { images: imageBytes(10, 1, 1), labels: labelBytes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9) },
      { shuffle: { generator: 'python', seed: 42 } },
    );
    const labels = [data.train, data.validation, data.test].flatMap(({ targets }) => [...targets]);
    const pixels = [data.train, data.validation, data.test].flatMap(({ inputs }) => [...inputs]);
    expect(labels).toEqual([7, 3, 2, 8, 5, 6, 9, 4, 0, 1]); // random.Random(42).shuffle of 0 … 9
    expect(pixels).toEqual(labels.map((label) => Math.fround(label / 255)));
  });

  it('takes images of several channels', () => {
    const bytes = Uint8Array.from([
      0, 0, 8, 4, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6,
    ]);
    expect(images({ images: bytes, labels: labelBytes(0, 1) }).train.inputShape).toEqual([1, 1, 3]);
  });

  it.each([
    [
      'labels for images',
      labelBytes(1, 2),
      labelBytes(1, 2),
      'images: i.idx byte 3 must be 3 or 4: images, height, width',
    ],
    [
      'images for labels',
      imageBytes(2),
      imageBytes(2),
      'images: l.idx byte 3 must be 1, a label an image, got 3',
    ],
    [
      'too few labels',
      imageBytes(3),
      labelBytes(1, 2),
      'images: l.idx byte 4 must be 3, the number of images in i.idx, got 2',
    ],
    ['a single image', imageBytes(1), labelBytes(1), 'images: i.idx byte 4 must be at least 2 images, got 1'],
    [
      'images without pixels',
      imageBytes(2, 0, 5),
      labelBytes(1, 2),
      'images: i.idx byte 8 must be sizes of at least 1, got 0 × 5 × 1',
    ],
    [
      'a wrong magic number',
      Uint8Array.from([1, 2, 3, 4]),
      labelBytes(1, 2),
      'idx: i.idx byte 0 must begin an IDX file',
    ],
    [
      'labels cut off',
      imageBytes(2),
      labelBytes(1, 2).subarray(0, 9),
      'idx: l.idx byte 9 must continue 2 = 2 values from byte 8 on',
    ],
  ])('rejects %s by file and byte', (_, pixels, labels, message) => {
    expect(() => images({ images: pixels, labels }, { sources })).toThrow(message);
  });

  it('counts the classes of its labels where it is told no number', () => {
    expect(images({ images: imageBytes(4), labels: labelBytes(2, 0, 1, 1) }).classes).toBe(3);
    expect(images({ images: imageBytes(2), labels: labelBytes(0, 0) }).classes).toBe(2);
  });

  it('refuses a label that is not below the number of classes', () => {
    const files = { images: imageBytes(3), labels: labelBytes(1, 2, 10) };
    expect(() => images(files, { sources, classes: 10 })).toThrow(
      'images: l.idx byte 10 must be a class from 0 to 9, got 10; correct the label, or set classes',
    );
  });

  it('refuses images with their channels first, and says how to store them', () => {
    const header = [0, 0, 8, 4, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 16, 0, 0, 0, 16];
    const files = {
      images: Uint8Array.from([...header, ...Array(2 * 768).fill(7)]),
      labels: labelBytes(0, 1),
    };
    expect(() => images(files, { sources })).toThrow(
      'images: i.idx byte 8 must be height, width, then channels, got 3 × 16 × 16, which looks like channels first; ' +
        'store each image as 16 × 16 × 3',
    );
  });

  it('takes as many classes as it is told', () => {
    const files = { images: imageBytes(2), labels: labelBytes(46, 3) };
    expect(images(files, { classes: 47 }).classes).toBe(47);
    expect(() => images(files, { classes: 1 })).toThrow(RangeError);
    expect(() => images(files, { classes: 300 })).toThrow(
      'images: classes must be an integer from 2 to 256, got 300',
    );
  });

  const directory =
    process.env['WEIR_DATA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
  const files = {
    images: `${directory}/mnist/t10k-images-idx3-ubyte.gz`,
    labels: `${directory}/mnist/t10k-labels-idx1-ubyte.gz`,
  };
  it.skipIf(!existsSync(files.images))("reads MNIST's test images as they come", async () => {
    const read = (path: string) => gunzipped(new Uint8Array(readFileSync(path)), path);
    const { train, validation, test } = images({
      images: await read(files.images),
      labels: await read(files.labels),
    });
    expect([train.size, validation.size, test.size]).toEqual([8000, 1000, 1000]);
    expect(train.inputShape).toEqual([28, 28, 1]);
    expect([...train.targets.subarray(0, 5)]).toEqual([7, 2, 1, 0, 4]);
    expect(Math.max(...train.inputs.subarray(0, 784))).toBe(1);
  });
});
