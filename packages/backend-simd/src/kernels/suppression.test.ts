import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { expectParity, forAll } from '../testing/compare.ts';

/** Corners and scores with few values, so that boxes meet, scores are equal and some boxes have no area. */
const box = fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 6 })));
const cases = fc.record({
  boxes: fc.array(fc.tuple(box, fc.integer({ min: 0, max: 8 })), { minLength: 1, maxLength: 40 }),
  most: fc.integer({ min: 1, max: 50 }),
  overlap: fc.constantFrom(0, 0.2, 0.5, 1),
  score: fc.constantFrom(0, 0.3),
  sigma: fc.constantFrom(0, 0.3, 1),
});

describe('non-maximum suppression', () => {
  it('chooses tfjs’s boxes, in its order, with its scores', () => {
    forAll(
      cases,
      ({ boxes, most, overlap, score, sigma }) => {
        const corners = tf.tensor2d(boxes.map(([sides]) => sides));
        const scores = tf.tensor1d(boxes.map(([, value]) => value / 8));
        expectParity(() => tf.image.nonMaxSuppression(corners, scores, most, overlap, score));
        for (const pads of [false, true]) {
          expectParity(
            () =>
              Object.values(
                tf.image.nonMaxSuppressionPadded(corners, scores, most, overlap, score, pads),
              ) as tf.Tensor[],
          );
        }
        expectParity(
          () =>
            Object.values(
              tf.image.nonMaxSuppressionWithScore(corners, scores, most, overlap, score, sigma),
            ) as tf.Tensor[],
        );
      },
      100,
    );
  });
});
