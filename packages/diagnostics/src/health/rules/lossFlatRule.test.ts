import { arraySnapshot, torchGenerator } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { lossFlatRule } from './lossFlatRule.ts';

const noise = torchGenerator(4).normal(0, 0.15, 3000);

const losses = (length: number, at: (step: number) => number): Snapshot[] =>
  Array.from({ length }, (_, step) => arraySnapshot({ step, loss: at(step) + (noise[step] ?? 0) }));

const learning = (step: number) => 2.4 + 0.9 * Math.exp(-step / 300);

describe('the flat loss rule', () => {
  it('warns of a loss that has not begun to fall, and clears when it does', () => {
    const late = losses(2500, (step) => 3.3 - (step > 900 ? 0.5 : 0));
    const [raised, cleared, ...others] = changes(lossFlatRule(), late);
    expect(raised).toBe('500 raised warning run');
    expect(cleared).toMatch(/^9\d\d cleared warning run$/);
    expect(others).toEqual([]);
  });

  const plain = (values: readonly number[]) => values.map((loss, step) => arraySnapshot({ step, loss }));
  const constant = (loss: number, length = 600) => plain(Array<number>(length).fill(loss));

  it('says how far the loss came, and ten times the rate', () => {
    const [raised, ...others] = events(lossFlatRule(), constant(2));
    expect(others).toEqual([]);
    expect(raised).toMatchObject({
      step: 500,
      finding: {
        rule: 'lossFlat',
        subject: 'run',
        value: 0,
        threshold: 0.02,
        formula: '(mean of the first 10 losses − moving average) / mean of the first 10',
        meaning: 'After 500 steps the loss is 2, 0 % below its start: the network does not learn.',
        remedy: 'Raise the learning rate from 0.1 to 1.',
        settings: [{ option: 'learningRate', value: 1, from: 0.1 }],
      },
    });
  });

  it('waits as long as told, and wants as much', () => {
    const slow = plain(Array.from({ length: 200 }, (_, step) => 2 - (step < 10 ? 0 : 0.1)));
    expect(changes(lossFlatRule({ patience: 10 }), slow)).toEqual([
      '10 raised warning run',
      expect.stringMatching(/^\d\d cleared warning run$/),
    ]);
    expect(changes(lossFlatRule({ patience: 20, improvement: 0.06 }), slow)).toEqual([
      '20 raised warning run',
    ]);
    expect(changes(lossFlatRule({ patience: 150 }), slow)).toEqual([]);
  });

  it('remembers that a network has learnt, even if it is then thrown back', () => {
    const back = plain(Array.from({ length: 700 }, (_, step) => (step > 50 && step < 150 ? 1 : 2)));
    expect(changes(lossFlatRule(), back)).toEqual([]);
  });

  it('does not take a fall among the first ten losses for learning', () => {
    const noisy = plain(Array.from({ length: 501 }, (_, step) => (step === 0 ? 10 : step < 10 ? 1 : 5)));
    expect(changes(lossFlatRule(), noisy)).toEqual(['500 raised warning run']);
  });

  it('measures without what smoothed targets keep of the loss', () => {
    const [raised] = events(lossFlatRule({ patience: 10, improvement: 1 }, { floor: 1 }), [
      ...constant(2, 10),
      arraySnapshot({ step: 10, loss: 1.5 }),
    ]);
    expect(raised?.finding.formula).toContain('(mean of the first 10 − entropy of the targets)');
    // The newest of eleven losses weighs 1 / (1 + 0.98 + … + 0.98¹⁰).
    expect(raised?.finding.value).toBeCloseTo((0.5 * 0.02) / (1 - 0.98 ** 11), 9);
  });

  it('counts a negative loss by its size', () => {
    const [raised] = events(lossFlatRule({ patience: 10, improvement: 1 }), [
      ...constant(-2, 10),
      arraySnapshot({ step: 10, loss: -3 }),
    ]);
    expect(raised?.finding.value).toBeCloseTo((0.5 * 0.02) / (1 - 0.98 ** 11), 9);
  });

  it.each([
    [0.96, 1],
    [0.98, 0],
    [1.24, 0],
    [1.26, 1],
  ])('leaves a loss at %d of chance to its own rule, between 0.97 and 1.25', (times, findings) => {
    expect(changes(lossFlatRule({}, { baseline: 2 }), constant(2 * times))).toHaveLength(findings);
  });

  it('proposes no rate while something blocks the network, for which it looks at the first and each hundredth time alone', () => {
    let readings = 0;
    const output = { values: [0, 0], shape: [2, 1] };
    const dead = arraySnapshot({
      layers: [
        { kind: 'relu', output },
        { kind: 'linear', output },
      ],
    });
    const layers = dead.layers.map((layer) => ({
      ...layer,
      get output() {
        readings += 1;
        return layer.output;
      },
    }));
    const blocked = constant(2, 801).map((snapshot) => ({ ...snapshot, layers }));
    const [raised] = events(lossFlatRule(), blocked.slice(0, 501));
    expect(raised?.finding.remedy).toBe(
      'First mend what stands in the way: all outputs of 0.relu are 0; allZero says how.',
    );
    expect(raised?.finding.settings).toEqual([]);
    const once = readings;
    expect(once).toBeGreaterThan(0);
    events(lossFlatRule(), blocked);
    expect(readings - once).toBe(4 * once); // at 501, 600, 700 and 800
  });

  it('is silent of a network that learns, and of its plateau later on', () => {
    expect(changes(lossFlatRule(), losses(3000, learning))).toEqual([]);
  });

  it('refuses to be impatient', () => {
    expect(() => lossFlatRule({ patience: 9 })).toThrow(
      'lossFlat: patience must be an integer of at least 10, got 9; 500 is the default',
    );
    expect(() => lossFlatRule({ patience: 10.5 })).toThrow(RangeError);
    expect(() => lossFlatRule({ patience: 10 })).not.toThrow();
  });
});
