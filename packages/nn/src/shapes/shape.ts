/** Sizes of one example, without the batch axis: `[30]`, `[28, 28, 1]`. `number` stands for any size. */
export type Shape = readonly number[];

/** How many values an example of this shape has. */
export const sizeOf = (shape: Shape): number => shape.reduce((product, side) => product * side, 1);

/** `[28, 28, 1]`, as errors print it. */
export const printShape = (shape: Shape): string => `[${shape.join(', ')}]`;

/** The last axis: features of a vector, channels of an image. */
export const lastAxis = (shape: Shape): number => shape.at(-1) ?? 1;

/** The shape with another last axis. */
export const withLastAxis = (shape: Shape, size: number): Shape => [...shape.slice(0, -1), size];

/**
 * Checks that a layer gets the width it was built for, in the wording that the compiler uses too.
 *
 * @throws RangeError if the last axis differs.
 */
export function mustTakeWidth(operator: string, width: number, input: Shape): void {
  if (lastAxis(input) !== width) {
    throw new RangeError(
      `${operator}: input width must be ${width}, got ${lastAxis(input)} (shape ${printShape(input)}); ` +
        'give it the width of the layer before',
    );
  }
}

/**
 * Checks that a layer gets images `[height, width, channels]`.
 *
 * @throws RangeError if there are not three axes.
 */
export function mustTakeImages(operator: string, input: Shape): readonly [number, number, number] {
  const [height, width, channels] = input;
  if (input.length !== 3 || height === undefined || width === undefined || channels === undefined) {
    throw new RangeError(
      `${operator}: input must have shape [height, width, channels], got ${printShape(input)}; ` +
        'put it ahead of flatten and globalAveragePool',
    );
  }
  return [height, width, channels];
}
