import { initializerKind } from './initializerKind.ts';
import type { Initializer } from './initializer.ts';
import { sizeOf } from '../shapes/shape.ts';

/** Every value the same. Draws nothing. */
export function constant(value: number): Initializer {
  return ({ shape }) => ({ shape, values: new Float32Array(sizeOf(shape)).fill(value) });
}

/** Every value 0: right for biases; a weight that starts so gets no gradient through the next. */
export const zeros: Initializer = constant(0);

/** Every value 1: right for gains. */
export const ones: Initializer = constant(1);

export const constantKind = initializerKind({
  type: 'constant',
  schema: { value: '-1000000000 <= number <= 1000000000' },
  build: ({ value }) => constant(value),
});
export const zerosKind = initializerKind({ type: 'zeros', schema: {}, build: () => zeros });
export const onesKind = initializerKind({ type: 'ones', schema: {}, build: () => ones });
