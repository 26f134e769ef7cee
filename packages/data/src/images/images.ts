import type { DataSet } from '../dataSet.ts';
import { DataError } from '../dataError.ts';
import { itemOrder, type Shuffle } from '../shuffle.ts';
import { divide, splitBounds, type Split } from '../split.ts';
import { idx, type Idx } from './idx.ts';

/** The bytes of two IDX files, already decompressed. */
export interface ImageFiles {
  /** `[n, height, width]`, or `[n, height, width, channels]`. */
  readonly images: Uint8Array;
  /** `[n]`, each below the number of classes. */
  readonly labels: Uint8Array;
}

/** How many classes there are, in which order images are split, and what errors call their files. */
export interface ImagesOptions {
  /** How many classes there are; one more than the largest label by default. Labels from there on are errors. */
  readonly classes?: number;
  /** The order of the images before they are split; as they stand in the files by default. */
  readonly shuffle?: Shuffle;
  /** What errors call the two files by, say their names. */
  readonly sources?: { readonly images: string; readonly labels: string };
}

/** One image: height, width and channels. */
export type ImageShape = readonly [height: number, width: number, channels: number];

/** Images with a class each. */
export interface ImagesData extends DataSet<Split<ImageShape, 'values', 'classes'>> {
  readonly classes: number;
}

/**
 * A data set of labelled images from IDX files: pixels / 255 in float32, NHWC, so MNIST's are `[28, 28, 1]`.
 *
 * The splits are the first 80 %, the next 10 % and the rest of the images, each bound floored.
 *
 * @throws DataError naming file and byte where a file is malformed, the files do not belong together, or a label is
 * not below `classes`.
 * @throws RangeError if `classes` is not an integer from 2 to 256.
 */
export function images(
  files: ImageFiles,
  { classes: wanted, shuffle, sources = { images: 'images', labels: 'labels' } }: ImagesOptions = {},
): ImagesData {
  if (wanted !== undefined && (!Number.isInteger(wanted) || wanted < 2 || wanted > 256)) {
    throw new RangeError(`images: classes must be an integer from 2 to 256, got ${wanted}; MNIST has 10`);
  }
  const pixels = idx(files.images, sources.images);
  const labels = idx(files.labels, sources.labels);
  const inputShape = imageShape(pixels, sources.images);
  const size = pixels.shape[0] ?? 0;
  if (labels.shape.length !== 1) {
    const place = { source: sources.labels, offset: 3 };
    throw new DataError(
      'images',
      place,
      'be 1, a label an image',
      `${labels.shape.length}`,
      'give the file of labels',
    );
  }
  if (labels.data.length !== size) {
    const place = { source: sources.labels, offset: 4 };
    const want = `be ${size}, the number of images in ${sources.images}`;
    throw new DataError(
      'images',
      place,
      want,
      `${labels.data.length}`,
      'give two files that belong together',
    );
  }
  const classes = wanted ?? Math.max(2, 1 + labels.data.reduce((most, label) => Math.max(most, label), 0));
  const outside = labels.data.findIndex((label) => label >= classes);
  if (outside >= 0) {
    const place = { source: sources.labels, offset: labels.offset + outside };
    const remedy = 'correct the label, or set classes to how many there are';
    throw new DataError(
      'images',
      place,
      `be a class from 0 to ${classes - 1}`,
      `${labels.data[outside]}`,
      remedy,
    );
  }
  if (size < 2) {
    const place = { source: sources.images, offset: 4 };
    throw new DataError(
      'images',
      place,
      'be at least 2 images',
      `${size}`,
      'add images: 80 % of them, floored, train',
    );
  }

  const order = itemOrder(size, shuffle);
  const width = pixels.data.length / size;
  const inputs = new Float32Array(pixels.data.length);
  for (let example = 0; example < size; example++) {
    const from = (order[example] ?? 0) * width;
    for (let i = 0; i < width; i++) inputs[example * width + i] = (pixels.data[from + i] ?? 0) / 255;
  }
  const all: Split<ImageShape, 'values', 'classes'> = {
    size,
    inputs,
    inputShape,
    inputKind: 'values',
    targets: order.map((index) => labels.data[index] ?? 0),
    targetShape: [],
    targetKind: 'classes',
  };
  return Object.freeze({ ...divide(all, splitBounds(size)), classes });
}

function imageShape({ shape }: Idx, source: string): ImageShape {
  const [, height = 0, width = 0, channels = 1] = shape;
  if (shape.length !== 3 && shape.length !== 4) {
    const want = 'be 3 or 4: images, height, width and, if there are several, channels';
    throw new DataError('images', { source, offset: 3 }, want, `${shape.length}`, 'give the file of images');
  }
  if (height * width * channels === 0) {
    const got = `${height} × ${width} × ${channels}`;
    throw new DataError('images', { source, offset: 8 }, 'be sizes of at least 1', got, 'get the file anew');
  }
  if (shape.length === 4 && height <= 4 && channels > 4) {
    const got = `${height} × ${width} × ${channels}, which looks like channels first`;
    const remedy = `store each image as ${width} × ${channels} × ${height}`;
    const want = 'be height, width, then channels';
    throw new DataError('images', { source, offset: 8 }, want, got, remedy);
  }
  return [height, width, channels];
}
