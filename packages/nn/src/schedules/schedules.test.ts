import { describe, expect, it } from 'vitest';
import {
  constantRate,
  cosine,
  cosineRestarts,
  exponential,
  linearWarmup,
  multiStep,
  oneCycle,
  reduceOnPlateau,
  stepDecay,
} from './index.ts';
import { mustBeRate, mustBeSteps } from './schedule.ts';

describe('schedules', () => {
  it('reach their milestones at the step itself', () => {
    const rates = multiStep(1, [2, 4], 0.1);
    [1, 1, 0.1, 0.1, 0.01].forEach((wanted, step) => expect(rates(step)).toBeCloseTo(wanted, 12));
    expect(stepDecay(1, 2, 0.5)(1)).toBe(1);
    expect(stepDecay(1, 2, 0.5)(2)).toBe(0.5);
  });

  it('keep their last rate where nothing more is planned', () => {
    expect(linearWarmup(0.5, 10)(10)).toBe(0.5);
    expect(linearWarmup(0.5, 10)(1000)).toBe(0.5);
    expect(oneCycle(1, 10)(9)).toBeCloseTo(1 / 250_000, 12);
    expect(oneCycle(1, 10)(1000)).toBeCloseTo(1 / 250_000, 12);
  });

  it('start warming up at a third, as PyTorch does', () => {
    expect(linearWarmup(0.3, 10)(0)).toBeCloseTo(0.1, 12);
  });

  it('go up again after half a cosine', () => {
    const rates = cosine(1, 10, 0.2);
    expect(rates(5)).toBeCloseTo(0.6, 12);
    expect(rates(10)).toBeCloseTo(0.2, 12);
    expect(rates(20)).toBeCloseTo(1, 12);
  });

  it('begin the cosine anew after each stretch, which can grow', () => {
    const even = cosineRestarts(1, 4, { min: 0.2 });
    [1, cosine(1, 4, 0.2)(1), 0.6, cosine(1, 4, 0.2)(3), 1].forEach((wanted, step) =>
      expect(even(step)).toBeCloseTo(wanted, 12),
    );
    expect(even(4_000_002)).toBeCloseTo(0.6, 12);
    const growing = cosineRestarts(1, 2, { stretch: 2 });
    // Stretches of 2, 4 and 8 steps begin at 0, 2 and 6.
    [0, 2, 6, 14].forEach((start) => expect(growing(start)).toBe(1));
    [1, 4, 10].forEach((middle) => expect(growing(middle)).toBeCloseTo(0.5, 12));
    expect(() => cosineRestarts(1, 2, { stretch: 1.5 })).toThrow(
      'stretch must be a positive integer, got 1.5',
    );
  });

  it('refuse a lowest rate above the first, which a 0 too many makes of one', () => {
    const message = 'min must be at most initial, as the rate falls to it, got 0.5 and 0.1; exchange the two';
    expect(() => cosine(0.1, 10, 0.5)).toThrow(`cosine: ${message}`);
    expect(() => cosineRestarts(0.1, 10, { min: 0.5 })).toThrow(`cosineRestarts: ${message}`);
    expect(() => reduceOnPlateau(0.1, { min: 0.5 })).toThrow(`reduceOnPlateau: ${message}`);
    expect(cosine(0.1, 10, 0.1)(5)).toBeCloseTo(0.1, 12);
  });

  it('of one cycle are finite for the fewest steps', () => {
    for (let steps = 1; steps < 8; steps++) {
      for (let step = 0; step < steps; step++) expect(oneCycle(1, steps)(step)).toBeGreaterThan(0);
    }
  });

  it('refuse rates below 0 and steps that are none', () => {
    expect(() => constantRate(-1)).toThrow('constantRate: value must be finite and at least 0, got -1');
    expect(() => exponential(0.1, NaN)).toThrow('exponential: gamma must be finite and at least 0, got NaN');
    expect(() => cosine(0.1, 0)).toThrow('cosine: steps must be a positive integer, got 0');
    expect(() => stepDecay(0.1, 1.5)).toThrow('stepDecay: every must be a positive integer, got 1.5');
  });
});

describe('what a schedule is built with', () => {
  it('is a rate of at least 0, and a positive number of steps', () => {
    expect(() => mustBeRate('cosine', 'min', 0)).not.toThrow();
    for (const rate of [-1, Infinity, NaN])
      expect(() => mustBeRate('cosine', 'min', rate)).toThrow(
        `cosine: min must be finite and at least 0, got ${rate}`,
      );
    expect(() => mustBeSteps('cosine', 'steps', 1)).not.toThrow();
    for (const steps of [0, -1, 1.5])
      expect(() => mustBeSteps('cosine', 'steps', steps)).toThrow(
        `steps must be a positive integer, got ${steps}`,
      );
  });
});

describe('reduceOnPlateau', () => {
  const ratesOver = (losses: readonly number[]) => {
    const { feedback } = reduceOnPlateau(1, { factor: 0.5, patience: 1, min: 0.25 });
    let state = feedback?.initial;
    return losses.map((loss) => {
      state = feedback?.add(state, loss);
      return feedback?.rate(state);
    });
  };

  it('lowers the rate once more evaluations than its patience are no better, and counts anew', () => {
    expect(ratesOver([3, 3, 3, 3, 3])).toEqual([1, 1, 0.5, 0.5, 0.25]);
    expect(ratesOver([3, 3, 2, 2, 1])).toEqual([1, 1, 1, 1, 1]);
  });

  it('lowers it no further than its least', () => {
    expect(ratesOver([3, 3, 3, 3, 3, 3, 3]).at(-1)).toBe(0.25);
  });
});
