import type { SimdBackend } from './simdBackend.ts';

/** The address of the strides of the axes that a row of indices goes along, in slices, for the WebAssembly functions. */
export function indexStrides(backend: SimdBackend, strides: ArrayLike<number>, depth: number): number {
  const pointer = backend.scratch(depth * 4);
  const { i32 } = backend.heap;
  for (let axis = 0; axis < depth; axis++) i32[(pointer >>> 2) + axis] = strides[axis] ?? 0;
  return pointer;
}

/**
 * Refuses the row of indices at an address.
 *
 * @throws Error always, in tfjs's words.
 */
export function refuseIndex(
  backend: SimdBackend,
  row: number,
  depth: number,
  shape: readonly number[],
): never {
  const named = backend.numbersAt(row, depth, 'int32').join(',');
  throw new Error(`Invalid indices: ${named} does not index into ${shape.join(',')}`);
}
