import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { measureOne, measure } from '../testing/measure.ts';
import { mistakes } from './mistakes.ts';

/** Four images of two pixels and three classes; the network is right about the first alone. */
const images = {
  shape: [1, 2, 1],
  size: 4,
  pixels: [0, 1, 1, 0, 0.5, 1, 1, 3],
  targets: [0, 1, 2, 0],
  logits: [5, 0, 0, 1, 0, 0, 9, 0, 0, 0, 3, 0],
};
const classified = () => images;

describe('mistakes', () => {
  it('tells the worst first, with the softmax of the logits', () => {
    const { step, examples, mistaken, worst } = measureOne(
      mistakes({}, { classified }),
      arraySnapshot({ step: 3 }),
    );
    expect({ step, examples, mistaken }).toEqual({ step: 3, examples: 4, mistaken: 3 });
    expect(worst.map(({ target, predicted }) => [target, predicted])).toEqual([
      ['2', '0'],
      ['0', '1'],
      ['1', '0'],
    ]);
    const total = Math.exp(9) + 2;
    expect(worst[0]?.probability).toBeCloseTo(Math.exp(9) / total, 12);
    expect(worst[0]?.ofTarget).toBeCloseTo(1 / total, 12);
    expect(worst[0]?.picture).toEqual({ width: 2, height: 1, greys: [0, 255] });
    expect(worst[1]?.picture.greys).toEqual([0, 255]);
    expect(worst[2]?.picture.greys).toEqual([255, 0]);
  });

  it('tells nothing of images of which the network says nothing finite', () => {
    const logits = [...images.logits.slice(0, 9), NaN, 3, 0];
    const { examples, mistaken, worst } = measureOne(
      mistakes({}, { classified: () => ({ ...images, logits }) }),
      arraySnapshot({}),
    );
    expect({ examples, mistaken }).toEqual({ examples: 3, mistaken: 2 });
    expect(worst.map(({ target }) => target)).toEqual(['2', '1']);
  });

  it('tells no more than asked for, of as many images as it is to look at, and names classes by their labels', () => {
    const looked: number[] = [];
    const labelled = (most: number) => {
      looked.push(most);
      return { ...images, labels: ['cat', 'dog', 'fox'] };
    };
    const { mistaken, worst } = measureOne(
      mistakes({ count: 1, examples: 64 }, { classified: labelled }),
      arraySnapshot({}),
    );
    expect([looked, mistaken, worst.map(({ target, predicted }) => `${target} for ${predicted}`)]).toEqual([
      [64],
      3,
      ['fox for cat'],
    ]);
  });

  it('says nothing of a network that learns no images', () => {
    expect(measure(mistakes(), arraySnapshot({}))).toEqual([]);
  });

  it('refuses a count of 0', () => {
    expect(() => mistakes({ count: 0 })).toThrow('mistakes: count must be a positive integer, got 0');
    expect(() => mistakes({ examples: -1 })).toThrow('mistakes: examples must be a positive integer, got -1');
  });
});
