import type { NamedAttrMap } from '@tensorflow/tfjs-core';
import { mustTakeImages, printShape } from '../shapes/shape.ts';
import type { Shape } from '../shapes/shape.ts';

/** A square that slides over images. */
export interface Window {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
}

/**
 * Checks a window that a layer is built with.
 *
 * @throws RangeError unless kernel and stride are positive integers and padding a non-negative one.
 */
export function mustBeWindow(operator: string, { kernel, stride, padding }: Window): void {
  for (const [name, value, least] of [
    ['kernel', kernel, 1],
    ['stride', stride, 1],
    ['padding', padding, 0],
  ] as const) {
    if (!Number.isInteger(value) || value < least) {
      throw new RangeError(
        `${operator}: ${name} must be an integer of at least ${least}, got ${value}; count pixels`,
      );
    }
  }
}

/**
 * `[height, width, channels]` after the window has slid over: `⌊(side + 2 padding − kernel) / stride⌋ + 1`.
 *
 * @throws RangeError if the input is no image, or smaller than the window.
 */
export function slid(operator: string, input: Shape, { kernel, stride, padding }: Window): Shape {
  const [height, width, channels] = mustTakeImages(operator, input);
  if (Math.min(height, width) + 2 * padding < kernel) {
    throw new RangeError(
      `${operator}: kernel must be at most the padded side, got ${kernel} for images of shape ${printShape(input)}; ` +
        'pool less ahead of it, or pad more',
    );
  }
  const side = (size: number): number => Math.floor((size + 2 * padding - kernel) / stride) + 1;
  return [side(height), side(width), channels];
}

/** The window as tfjs's convolutions take it. */
export const convolutionAttrs = ({ stride, padding }: Window): NamedAttrMap => ({
  strides: [stride, stride],
  pad: padding,
  dataFormat: 'NHWC',
  dilations: [1, 1],
});

/** The window as tfjs's poolings take it. */
export const poolAttrs = ({ kernel, stride, padding }: Window): NamedAttrMap => ({
  filterSize: [kernel, kernel],
  strides: [stride, stride],
  pad: padding,
});
