import type { DataSet } from '../dataSet.ts';
import type { Split } from '../split.ts';

/** The four points, with the answer as a class or as a number. */
export type XorData<Target extends 'classes' | 'values'> = DataSet<Split<readonly [2], 'values', Target>>;

/**
 * Exclusive or: (0, 0) and (1, 1) are 0, (0, 1) and (1, 0) are 1. No line separates them, so a perceptron cannot
 * learn what one hidden layer can (Minsky & Papert, 1969). All three splits are the same four points.
 *
 * @param targets `values` of shape `[1]` by default, for losses on numbers; `classes` for cross-entropy over two.
 */
export function xor(targets?: 'values'): XorData<'values'>;
export function xor(targets: 'classes'): XorData<'classes'>;
export function xor(targets: 'classes' | 'values' = 'values'): XorData<'classes'> | XorData<'values'> {
  const answers = [0, 1, 1, 0];
  const points = {
    size: 4,
    inputs: Float32Array.of(0, 0, 0, 1, 1, 0, 1, 1),
    inputShape: [2],
    inputKind: 'values',
  } as const;
  const thrice = <S extends Split>(split: S) => ({ train: split, validation: split, test: split });
  if (targets === 'classes') {
    const split = {
      ...points,
      targets: Int32Array.from(answers),
      targetShape: [],
      targetKind: 'classes',
    } as const;
    return Object.freeze({ ...thrice(Object.freeze(split)), classes: 2 });
  }
  const split = {
    ...points,
    targets: Float32Array.from(answers),
    targetShape: [1],
    targetKind: 'values',
  } as const;
  return Object.freeze(thrice(Object.freeze(split)));
}
