import { pythonRandom, torchGenerator } from '@weir/core';

/** How to order a data set's items before they are split. */
export interface Shuffle {
  /** Whose shuffle: CPython's `random.Random(seed).shuffle`, or torch's `randperm` by `manual_seed(seed)`. */
  readonly generator: 'python' | 'torch';
  readonly seed: number;
}

/** The order that a shuffle gives to n items; without one, the order they came in. */
export function itemOrder(n: number, shuffle: Shuffle | undefined): Int32Array {
  if (shuffle?.generator === 'torch') return torchGenerator(shuffle.seed).randperm(n);
  const order = Int32Array.from({ length: n }, (_, i) => i);
  if (shuffle) pythonRandom(shuffle.seed).shuffle(order);
  return order;
}
