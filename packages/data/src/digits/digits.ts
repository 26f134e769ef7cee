import { torchGenerator } from '@weir/core';
import type { ImagesData, ImageShape } from '../images/images.ts';
import { divide, splitBounds, type Split } from '../split.ts';
import { glyphs } from './glyphs.ts';
import { handwriting } from './handwriting.ts';
import { rasterise } from './rasterise.ts';

/** How many digits are drawn, and of which seed. */
export interface DigitsOptions {
  /** How many images there are of each digit; 600 by default. */
  readonly perClass?: number;
  /** Which images are drawn; 0 by default. */
  readonly seed?: number;
}

const size = 28;
const classes = glyphs.length;

/**
 * A data set of drawn digits, `[28, 28, 1]` in 0 … 1, made from descriptions of pen strokes as it is called.
 *
 * Every image is its own writing of one of a digit's two or three glyphs, differing in stroke width, slant, turn, size, place
 * and trembling, in ink of differing strength on noisy paper. They vary too much for a linear model, little
 * enough for a small convolutional network. As many images of each digit, shuffled; split as all images are.
 *
 * @throws RangeError if `perClass` is not a positive integer.
 */
export function digits({ perClass = 600, seed = 0 }: DigitsOptions = {}): ImagesData {
  if (!Number.isInteger(perClass) || perClass < 1) {
    throw new RangeError(
      `digits: perClass must be a positive integer, got ${perClass}; 600 make 6,000 images`,
    );
  }
  const rng = torchGenerator(seed);
  const count = classes * perClass;
  const targets = rng.randperm(count).map((index) => index % classes);
  const inputs = new Float32Array(count * size * size);
  for (const [example, digit] of targets.entries()) {
    const variants = glyphs[digit] ?? [];
    const glyph = variants[rng.randint(0, variants.length, 1)[0] ?? 0] ?? [];
    const { lines, width } = handwriting(glyph, size, rng);
    const image = inputs.subarray(example * size * size, (example + 1) * size * size);
    rasterise(image, size, lines, width);
    const [strength = 0, grain = 0] = rng.rand(2);
    const noise = rng.rand(size * size);
    for (let i = 0; i < image.length; i++) {
      const grey = (image[i] ?? 0) * (0.6 + 0.4 * strength) + (noise[i] ?? 0) * 0.25 * grain;
      // In 256 shades, as an image file would have them, so that the last bit of a sine does not count.
      image[i] = Math.round(Math.min(1, grey) * 255) / 255;
    }
  }
  const all: Split<ImageShape, 'values', 'classes'> = {
    size: count,
    inputs,
    inputShape: [size, size, 1],
    inputKind: 'values',
    targets,
    targetShape: [],
    targetKind: 'classes',
  };
  return Object.freeze({ ...divide(all, splitBounds(count)), classes });
}
