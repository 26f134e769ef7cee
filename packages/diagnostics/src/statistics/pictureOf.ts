/** An image in 256 greys, small enough to be told with each measurement. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  /** Row by row, 0 to 255. */
  readonly greys: readonly number[];
}

/** Pixels of a side at most: a larger image is told by every so manieth. */
const most = 32;

/**
 * One of many images `[height, width, channels]` as greys: the mean of its channels, from its darkest at 0 to its lightest at 255, so
 * that standardised values show as well.
 */
export function pictureOf(
  pixels: ArrayLike<number>,
  [height = 1, width = 1, channels = 1]: readonly number[],
  image: number,
): GreyPicture {
  const stride = Math.ceil(Math.max(height, width) / most);
  const [rows, columns] = [Math.ceil(height / stride), Math.ceil(width / stride)];
  const values = Array.from({ length: rows * columns }, (_, at) => {
    const [row, column] = [Math.floor(at / columns) * stride, (at % columns) * stride];
    const first = ((image * height + row) * width + column) * channels;
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += pixels[first + channel] ?? NaN;
    return sum / channels;
  });
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const scale = high > low ? 255 / (high - low) : 0;
  return { width: columns, height: rows, greys: values.map((value) => Math.round(scale * (value - low))) };
}
