/** So many float32 of the memory from a byte address on, as plain numbers. */
export function plainNumbers(memory: Float32Array, pointer: number, size: number): number[] {
  const start = pointer >>> 2;
  const numbers = new Array<number>(size);
  // The memory reaches beyond every tensor. Asking `?? NaN` of each takes twice as long.
  for (let at = 0; at < size; at++) numbers[at] = memory[start + at] as number;
  return numbers;
}

/** The same of int32: apart from the other, so that the engine keeps arrays of integers as such. */
export function plainIntegers(memory: Int32Array, pointer: number, size: number): number[] {
  const start = pointer >>> 2;
  const integers = new Array<number>(size);
  for (let at = 0; at < size; at++) integers[at] = memory[start + at] as number; // as above
  return integers;
}
