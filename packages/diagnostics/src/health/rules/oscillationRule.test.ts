import { arraySnapshot, torchGenerator } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { oscillationRule } from './oscillationRule.ts';

/** Descent of y = curvature · x² / 2 from x = 1, by hand. */
function descent(learningRate: number, steps: number, curvature = 8): readonly Snapshot[] {
  let x = 1;
  return Array.from({ length: steps }, (_, step) => {
    const slope = curvature * x;
    const loss = (curvature * x * x) / 2;
    x -= learningRate * slope;
    const shape = [1, 1];
    return arraySnapshot({
      step,
      loss,
      learningRate,
      parameters: [
        {
          name: '0.linear.weight',
          data: { values: [x], shape },
          grad: { values: [slope], shape },
          update: { values: [-learningRate * slope], shape },
        },
      ],
    });
  });
}

/** Steps of a network whose updates point back by so much, at a loss that stays. */
function swinging(back: number, steps: number): readonly Snapshot[] {
  const rng = torchGenerator(3);
  const shape = [8, 8];
  const along = rng.normal(0, 1, shape);
  return Array.from({ length: steps }, (_, step) => {
    const noise = rng.normal(0, Math.sqrt(1 / back ** 2 - 1), shape);
    const sign = step % 2 ? 1 : -1;
    const values = along.map((value, at) => sign * value + (noise[at] ?? 0) * Math.sqrt(back));
    return arraySnapshot({
      step,
      loss: 2,
      parameters: [{ name: '0.linear.weight', data: { values: along, shape }, update: { values, shape } }],
    });
  });
}

describe('the oscillation rule', () => {
  it.each([
    [0.25, 8, 0.125],
    [0.02, 100, 0.01],
  ])('tells that steps bounce at a rate of %d, and the rate that lands', (rate, curvature, better) => {
    const [raised, ...others] = events(oscillationRule(), descent(rate, 30, curvature));
    expect(others).toEqual([]);
    expect(raised).toMatchObject({ change: 'raised', finding: { subject: 'run', severity: 'warning' } });
    expect(raised?.finding.settings).toMatchObject([{ option: 'learningRate', from: rate }]);
    expect(raised?.finding.settings?.[0]?.value).toBeCloseTo(better, 6);
    const landed = descent(better, 2, curvature)[1];
    expect(landed?.loss).toBeCloseTo(0, 6);
  });

  it.each([
    ['converges at once', 0.1],
    ['overshoots, and yet converges', 0.24],
    ['runs away, which lossDiverging tells', 1],
  ])('is silent of a descent that %s', (_, rate) => {
    expect(changes(oscillationRule(), descent(rate, 40))).toEqual([]);
  });

  it('is silent of updates that point back by chance alone', () => {
    expect(changes(oscillationRule(), swinging(0.3, 600))).toEqual([]);
  });

  it('finds what begins late', () => {
    const calm = descent(0.1, 1)[0];
    const late = descent(0.25, 400).map((snapshot) =>
      snapshot.step < 150 && calm ? { ...calm, step: snapshot.step, loss: 4 } : snapshot,
    );
    expect(events(oscillationRule(), late).map(({ change, step }) => [change, step > 200])).toEqual([
      ['raised', true],
    ]);
  });

  /** A loss of 2 and updates of these values, of one weight. */
  const steps = (
    updates: readonly (readonly number[])[],
    { loss = () => 2, frozen = false }: { loss?: (step: number) => number; frozen?: boolean } = {},
  ) =>
    updates.map((values, step) => {
      const shape = [values.length, 1];
      return arraySnapshot({
        step,
        loss: loss(step),
        parameters: [
          {
            name: '0.linear.weight',
            frozen,
            data: { values: Array<number>(values.length).fill(1), shape },
            update: { values, shape },
          },
        ],
      });
    });
  /** Updates along (1, 0) and back at an angle of this cosine. */
  const bouncing = (cosine: number, count = 20) =>
    Array.from({ length: count }, (_, step) =>
      step % 2 === 0 ? [1, 0] : [-cosine, Math.sqrt(1 - cosine ** 2)],
    );

  it('says what steps do, and the rate that lands, from how long an update is beside the one before', () => {
    const [raised] = events(oscillationRule(), steps(bouncing(1, 11)));
    expect(raised).toMatchObject({
      step: 10, // the first update has none before it
      finding: {
        rule: 'oscillation',
        value: 1,
        threshold: 0.9,
        formula: '−cosine of the angle between an update and the one before',
        meaning:
          'Each step undoes the one before: at a learning rate of 0.1 steps jump over the minimum and back, and the loss stays at 2.',
        remedy: 'Lower the learning rate from 0.1 to 0.05, which would land on the minimum.',
        settings: [{ option: 'learningRate', value: 0.05, from: 0.1 }],
      },
    });
    const growing = Array.from({ length: 11 }, (_, step) => [(-1.5) ** step]);
    expect(events(oscillationRule(), steps(growing))[0]?.finding.settings?.[0]?.value).toBeCloseTo(
      0.1 / 2.5,
      12,
    );
  });

  it.each([
    [0.91, {}, 1],
    [0.89, {}, 0],
    [0.6, { back: 0.5 }, 1],
    [0.49, { back: 0.5 }, 0],
  ])('of updates that point back by %d with %j finds %d', (cosine, options, count) => {
    expect(changes(oscillationRule(options), steps(bouncing(cosine)))).toHaveLength(count);
  });

  it('keeps what is not clear of its threshold, and clears what is', () => {
    const then = (cosine: number) => steps([...bouncing(1, 12), ...bouncing(cosine, 8)]);
    expect(changes(oscillationRule(), then(0.85))).toEqual(['10 raised warning run']);
    expect(changes(oscillationRule(), then(0.5))).toEqual([
      '10 raised warning run',
      '14 cleared warning run',
    ]);
  });

  it('is silent while the loss falls by a fiftieth in ten steps, or doubles', () => {
    const along = (factor: number) =>
      changes(oscillationRule(), steps(bouncing(1, 25), { loss: (step) => 2 * factor ** (step / 10) }))
        .length;
    // For the first ten steps there is none to compare with.
    expect(along(0.97)).toBe(0);
    expect(along(0.99)).toBe(1);
    expect(along(1.9)).toBe(1);
    expect(along(2.3)).toBe(0);
  });

  it('says nothing of a loss that is not above 0, nor of updates of 0', () => {
    expect(changes(oscillationRule(), steps(bouncing(1), { loss: () => 0 }))).toEqual([]);
    expect(changes(oscillationRule(), steps(bouncing(1), { loss: () => -1 }))).toEqual([]);
    expect(changes(oscillationRule(), steps(Array<number[]>(20).fill([0, 0])))).toEqual([]);
  });

  it('looks at 25 of 100 steps, and neither raises nor clears in between', () => {
    const calm = Array<number[]>(74).fill([1, 0]);
    const found = changes(
      oscillationRule(),
      steps([...bouncing(1, 26), ...calm, ...Array<number[]>(5).fill([1, 0])]),
    );
    expect(found).toEqual(['10 raised warning run', '101 cleared warning run']);
  });

  it('looks at the smallest weight that is trained, by evenly spaced values of it', () => {
    const wide = (side: number, updateOf: (at: number) => number) =>
      Array.from({ length: 20 }, (_, step) =>
        Array.from({ length: side }, (_, at) => (step % 2 ? -1 : 1) * updateOf(at)),
      );
    expect(changes(oscillationRule(), steps(wide(600, (at) => (at % 3 === 0 ? 1 : 0))))).toHaveLength(1);
    expect(changes(oscillationRule(), steps(wide(600, (at) => (at % 3 === 1 ? 1 : 0))))).toEqual([]);
    expect(changes(oscillationRule(), steps(bouncing(1), { frozen: true }))).toEqual([]);
    const beside = (bounces: 'small' | 'large') =>
      Array.from({ length: 20 }, (_, step) => {
        const turn = (name: string) => (name === bounces && step % 2 ? -1 : 1);
        const weight = (name: 'small' | 'large', count: number) => ({
          name: `${name}.linear.weight`,
          data: { values: Array<number>(count).fill(1), shape: [count / 2, 2] },
          update: { values: Array<number>(count).fill(turn(name)), shape: [count / 2, 2] },
        });
        return arraySnapshot({ step, loss: 2, parameters: [weight('large', 8), weight('small', 4)] });
      });
    expect(changes(oscillationRule(), beside('small'))).toHaveLength(1);
    expect(changes(oscillationRule(), beside('large'))).toEqual([]);
  });

  it('does not look at biases, nor at weights of more than 65,536 values', () => {
    const shaped = (shape: readonly number[]) =>
      Array.from({ length: 12 }, (_, step) => {
        const count = shape.reduce((a, b) => a * b, 1);
        return arraySnapshot({
          step,
          loss: 2,
          parameters: [
            {
              name: '0.linear.weight',
              data: { values: new Float32Array(count).fill(1), shape },
              update: { values: new Float32Array(count).fill(step % 2 ? -1 : 1), shape },
            },
          ],
        });
      });
    expect(changes(oscillationRule(), shaped([4]))).toEqual([]);
    expect(changes(oscillationRule(), shaped([256, 256]))).toHaveLength(1);
    expect(changes(oscillationRule(), shaped([257, 256]))).toEqual([]);
  });

  it('refuses thresholds that no cosine has', () => {
    expect(() => oscillationRule({ back: 1 })).toThrow(
      'oscillation: back must be above 0 and below 1, got 1; 0.9 is the default',
    );
    expect(() => oscillationRule({ back: 0 })).toThrow(RangeError);
  });
});
