import { arraySnapshot, torchGenerator } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { lossDivergingRule } from './lossDivergingRule.ts';

const noise = torchGenerator(4).normal(0, 0.15, 3000);

const losses = (length: number, at: (step: number) => number): Snapshot[] =>
  Array.from({ length }, (_, step) => arraySnapshot({ step, loss: at(step) + (noise[step] ?? 0) }));

const learning = (step: number) => 2.4 + 0.9 * Math.exp(-step / 300);

describe('the diverging loss rule', () => {
  it('warns of a loss that rises, and clears when it comes down', () => {
    const hill = losses(1500, (step) => (step > 600 && step < 800 ? 4 : 2.3));
    const seen = changes(lossDivergingRule(), hill);
    expect(seen[0]).toMatch(/^6\d\d raised warning run$/);
    expect(seen.at(-1)).toMatch(/^9\d\d cleared warning run$/);
  });

  it('is an error of a loss that runs away', () => {
    const last = events(
      lossDivergingRule(),
      losses(300, (step) => 3 * 1.02 ** step),
    ).at(-1);
    expect(last?.finding.severity).toBe('error');
  });

  const plain = (values: readonly number[], learningRate = 0.1) =>
    values.map((loss, step) => arraySnapshot({ step, loss, learningRate }));
  /** A loss of 1, and from step 100 on another. */
  const risen = (to: number, length = 300) =>
    plain(Array.from({ length }, (_, step) => (step < 100 ? 1 : to)));
  /** Step at which the average of weights 0.98ᵏ has been above this for ten steps. */
  const tenthAbove = (bound: number, to: number) => {
    const average = (step: number) => {
      const old = 0.98 ** (step - 99) * (1 - 0.98 ** 100);
      return (old + to * (1 - 0.98 ** (step - 99))) / (1 - 0.98 ** (step + 1));
    };
    let step = 100;
    while (average(step) <= bound) step++;
    return step + 9;
  };

  it('says from where to where, and a third of the rate', () => {
    const [raised] = events(lossDivergingRule(), risen(2));
    expect(raised?.step).toBe(133); // thirty steps above its lowest, of which it was twenty while it might come back
    expect(raised?.finding).toMatchObject({
      rule: 'lossDiverging',
      severity: 'warning',
      threshold: 1.3,
      formula: 'moving average of the loss / its lowest so far',
      meaning: expect.stringMatching(/^The loss rose from 1 to 1\.\d+: steps overshoot\.$/),
      remedy: 'Lower the learning rate from 0.1 to 0.0333, or warm it up.',
    });
    expect(raised?.finding.settings).toEqual([{ option: 'learningRate', value: 0.1 / 3, from: 0.1 }]);
  });

  it('is an error above three times, and then lowers the rate tenfold', () => {
    const grave = events(lossDivergingRule(), risen(9)).find(({ finding }) => finding.severity === 'error');
    expect(grave?.step).toBe(tenthAbove(3, 9)); // no warning was raised before
    expect(grave?.finding).toMatchObject({
      threshold: 3,
      remedy: 'Lower the learning rate from 0.1 to 0.01, or warm it up.',
    });
  });

  it('lowers a momentum that adds up more than twenty gradients instead', () => {
    const settings = (momentum: number) =>
      events(lossDivergingRule({}, { momentum }), risen(2))[0]?.finding.settings?.map(({ option }) => option);
    expect(settings(0.95)).toEqual(['learningRate']);
    expect(settings(0.96)).toEqual(['optimizer.momentum', 'learningRate']);
  });

  it('lowers the rate further where the first update was far too long, to a thirtieth at most', () => {
    const started = (log10: number) =>
      risen(2).map((snapshot) => {
        if (snapshot.step > 0) return snapshot;
        const moved = 10 ** log10;
        return arraySnapshot({
          loss: 1,
          parameters: [
            {
              name: '0.linear.weight',
              data: { values: [1, -1], shape: [2, 1] },
              update: { values: [moved, -moved], shape: [2, 1] },
            },
          ],
        });
      });
    const rate = (log10: number) =>
      events(lossDivergingRule(), started(log10))[0]?.finding.settings?.[0]?.value;
    expect(rate(-3)).toBeCloseTo(0.1 / 3, 6); // centred: a third
    expect(rate(-2)).toBeCloseTo(0.03, 6); // three times what would have centred it
    expect(rate(0)).toBeCloseTo(0.1 / 30, 6);
  });

  it('says nothing of a rise below a tenth of the first loss, or of that at chance', () => {
    const small = plain(
      Array.from({ length: 400 }, (_, step) => (step === 0 ? 10 : step < 250 ? 0.01 : 0.5)),
    );
    expect(changes(lossDivergingRule(), small)).toEqual([]);
    expect(changes(lossDivergingRule({}, { baseline: 1 }), small)).not.toEqual([]);
    expect(changes(lossDivergingRule({}, { baseline: 100 }), small)).toEqual([]);
  });

  it('takes a lowest average next to nothing for a thousandth of the first loss, so that there is a number to say', () => {
    const next = (first: number) =>
      events(
        lossDivergingRule(),
        plain(Array.from({ length: 1500 }, (_, step) => (step === 0 ? first : step < 1000 ? 0 : 1))),
      ).map(({ finding }) => finding.value);
    const values = next(1);
    expect(values.length).toBeGreaterThan(0);
    expect(Math.max(...values)).toBeLessThanOrEqual(1000);
    expect(Math.max(...values)).toBeGreaterThan(100);
    expect(next(0)).toEqual([]);
  });

  it('takes thresholds of its own', () => {
    expect(changes(lossDivergingRule({ warning: 3 }), risen(2))).toEqual([]);
    expect(changes(lossDivergingRule({ info: 1.2, warning: 3 }), risen(1.28, 800))).toEqual([
      `${tenthAbove(1.2, 1.28)} raised info run`,
    ]);
  });

  it('is silent of minibatch noise, and of losses next to nothing', () => {
    expect(changes(lossDivergingRule(), losses(3000, learning))).toEqual([]);
    const tiny = Array.from({ length: 200 }, (_, step) =>
      arraySnapshot({ step, loss: step ? 1e-6 * (1 + (step % 7)) : 3 }),
    );
    expect(changes(lossDivergingRule(), tiny)).toEqual([]);
  });
});
