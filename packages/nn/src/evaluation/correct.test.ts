import { expect, it } from 'vitest';
import { correct } from './correct.ts';

it.each([
  ['the largest logit', [1, 3, 2, 9, 0, 0], [1, 0], 2],
  ['the first of two that are largest', [5, 5, 1], [0], 1],
  ['not the second of two that are largest', [5, 5, 1], [1], 0],
  ['a single logit above 0 for class 1', [0.1, -0.1, 3], [1, 0, 0], 2],
  ['a single logit of 0 for class 0', [0], [0], 1],
  ['no row', [], [], 0],
])('what is right counts %s', (_name, logits, labels, right) => {
  expect(correct(logits, labels)).toBe(right);
});
