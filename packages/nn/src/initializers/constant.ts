import { initializerKind } from './initializerKind.ts';
import type { Initializer } from './initializer.ts';
import { sizeOf } from '../shapes/shape.ts';

/**
 * Every value the same. Draws nothing.
 *
 * @example
 * ```ts
 * constant(0.5)(fansOf([2]), torchGenerator(1)).values; // → [0.5, 0.5]
 * ```
 */
export function constant(value: number): Initializer {
  return ({ shape }) => ({ shape, values: new Float32Array(sizeOf(shape)).fill(value) });
}

/**
 * Every value 0: right for biases; a weight that starts so gets no gradient through the next.
 *
 * @example
 * ```ts
 * zeros(fansOf([2]), torchGenerator(1)).values; // → [0, 0]
 * ```
 */
export const zeros: Initializer = constant(0);

/**
 * Every value 1: right for gains.
 *
 * @example
 * ```ts
 * ones(fansOf([2]), torchGenerator(1)).values; // → [1, 1]
 * ```
 */
export const ones: Initializer = constant(1);

/** What `{"type": "constant"}` stands for in a configuration. */
export const constantKind = initializerKind({
  type: 'constant',
  schema: {
    /** What every value is. */
    value: '-1000000000 <= number <= 1000000000',
  },
  build: ({ value }) => constant(value),
});
/** What `{"type": "zeros"}` stands for in a configuration. */
export const zerosKind = initializerKind({ type: 'zeros', schema: {}, build: () => zeros });
/** What `{"type": "ones"}` stands for in a configuration. */
export const onesKind = initializerKind({ type: 'ones', schema: {}, build: () => ones });
