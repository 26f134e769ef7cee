import { torchGenerator } from '@weir/core';
import { currentDevice } from '@weir/kernels';
import fc from 'fast-check';
import { of } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { linear } from '../layers/linear.ts';
import { Signal } from '../signals/signal.ts';
import { differences, expectNear, normals } from '../testing/gradientCheck.ts';
import { lossOf } from '../testing/lossOf.ts';
import { onCpu } from '../testing/onCpu.ts';
import { tensor64 } from '../testing/reference.ts';
import type { Tensor64 } from '../testing/reference.ts';
import type { Values } from '../testing/throughLayer.ts';
import { runStep } from '../training/minibatches.ts';
import { binaryCrossEntropy, crossEntropy, huber, klDivergence, l1, mse } from './index.ts';
import { lossOfBestConstant } from './bestConstant.ts';
import { distributionFault } from './distributionFault.ts';
import { elementwiseLoss } from './elementwiseLoss.ts';
import { entropyOfShares } from './entropyOfShares.ts';
import { lossFunction } from './lossFunction.ts';
import type { LossFunction } from './lossFunction.ts';
import { mustBeLabels } from './mustBeLabels.ts';

beforeAll(onCpu);

const drawn = fc.record({
  rows: fc.integer({ min: 1, max: 5 }),
  width: fc.integer({ min: 1, max: 5 }),
  seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
});

const mean = (x: Tensor64, target: Values, f: (x: number, target: number) => number): number =>
  x.data.reduce((sum, value, at) => sum + f(value, target.data[at] ?? NaN), 0) / x.data.length;

/** Softmax cross-entropy from its definition, in float64. */
const entropy =
  (smoothing: number) =>
  (x: Tensor64, { data: labels }: Values): number => {
    const width = x.shape[1] ?? 1;
    let total = 0;
    for (let row = 0; row < labels.length; row++) {
      const logits = x.data.slice(row * width, (row + 1) * width);
      const sum = logits.reduce((all, logit) => all + Math.exp(logit), 0);
      logits.forEach((logit, unit) => {
        const share = smoothing / width + (unit === labels[row] ? 1 - smoothing : 0);
        total -= share * (logit - Math.log(sum));
      });
    }
    return total / labels.length;
  };

/** Σ t (ln t − x) over the rows' number, of targets that `of` makes probabilities. */
const divergence = (x: Tensor64, target: Values, of: (target: number) => number): number =>
  x.data.reduce((sum, value, at) => {
    const t = of(target.data[at] ?? NaN);
    return sum + t * (Math.log(t) - value);
  }, 0) / (x.shape[0] ?? 1);

const values = (rows: number, width: number, seed: number): Values => ({
  shape: [rows, width],
  data: torchGenerator(seed + 1).rand([rows, width]),
});
/** Rows of probabilities. */
const distributions = (rows: number, width: number, seed: number): Values => {
  const { shape, data: drawn } = values(rows, width, seed);
  const data = Float32Array.from(drawn);
  const sumOf = (row: number) => data.slice(row * width, (row + 1) * width).reduce((sum, x) => sum + x, 0);
  return { shape, data: data.map((value, at) => value / sumOf(Math.floor(at / width))) };
};
const logarithms = (...drawn: Parameters<typeof distributions>): Values => {
  const { shape, data } = distributions(...drawn);
  return { shape, data: Float32Array.from(data, Math.log) };
};
const labels = (rows: number, width: number, seed: number): Values => ({
  shape: [rows],
  data: torchGenerator(seed + 1).randint(0, width, rows),
});

interface LossCase {
  readonly loss: LossFunction;
  readonly target: (rows: number, width: number, seed: number) => Values;
  readonly reference: (x: Tensor64, target: Values) => number;
}

const cases: Readonly<Record<string, LossCase>> = {
  mse: { loss: mse(), target: values, reference: (x, t) => mean(x, t, (a, b) => (a - b) ** 2) },
  l1: { loss: l1(), target: values, reference: (x, t) => mean(x, t, (a, b) => Math.abs(a - b)) },
  'huber of delta 0.5': {
    loss: huber({ delta: 0.5 }),
    target: values,
    reference: (x, t) =>
      mean(x, t, (a, b) => {
        const distance = Math.abs(a - b);
        return distance <= 0.5 ? distance ** 2 / 2 : 0.5 * (distance - 0.25);
      }),
  },
  klDivergence: {
    loss: klDivergence(),
    target: distributions,
    reference: (x, t) => divergence(x, t, (target) => target),
  },
  'klDivergence from logarithms': {
    loss: klDivergence({ logTarget: true }),
    target: logarithms,
    reference: (x, t) => divergence(x, t, Math.exp),
  },
  binaryCrossEntropy: {
    loss: binaryCrossEntropy(),
    target: values,
    reference: (x, t) =>
      mean(
        x,
        t,
        (a, b) => -b * Math.log(1 / (1 + Math.exp(-a))) - (1 - b) * Math.log(1 - 1 / (1 + Math.exp(-a))),
      ),
  },
  crossEntropy: { loss: crossEntropy(), target: labels, reference: entropy(0) },
  'crossEntropy with labels smoothed': {
    loss: crossEntropy({ labelSmoothing: 0.3 }),
    target: labels,
    reference: entropy(0.3),
  },
};

describe('losses', () => {
  it.each(Object.entries(cases))(
    'have the value and gradient of their definition in float64: %s',
    (name, { loss, target: draw, reference }) => {
      fc.assert(
        fc.property(drawn, ({ rows, width, seed }) => {
          const x = normals([rows, width], seed);
          const target = draw(rows, width, seed);
          // Central differences see no kink that is nearer than their step.
          if (name === 'l1')
            fc.pre(Array.from(x.data).every((value, at) => Math.abs(value - (target.data[at] ?? 0)) > 0.01));
          const { value, gradient } = lossOf(loss, x, target);
          const wanted = reference(tensor64(x.shape, x.data), target);
          expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-5 * Math.max(1, Math.abs(wanted)));
          expectNear(
            'gradient',
            gradient,
            differences(tensor64(x.shape, x.data), (at) => reference(at, target)),
            // Huber's second derivative jumps, which differences of fourth order see.
            name.startsWith('huber') ? 5e-3 : 1e-4,
          );
        }),
        { numRuns: 25 },
      );
    },
  );

  it('stay finite where logits are large', () => {
    const x = { shape: [1, 2], data: Float32Array.of(1000, -1000) };
    const { value, gradient } = lossOf(binaryCrossEntropy(), x, {
      shape: [1, 2],
      data: Float32Array.of(0, 1),
    });
    expect(value).toBe(1000);
    expect(Array.from(gradient.data)).toEqual([0.5, -0.5]);
  });

  it('give a logit of 0 the loss ln 2, and stand for two classes', () => {
    const { value } = lossOf(
      binaryCrossEntropy(),
      { shape: [1, 1], data: Float32Array.of(0) },
      { shape: [1], data: Int32Array.of(1) },
    );
    expect(value).toBeCloseTo(Math.LN2, 6);
    expect(binaryCrossEntropy().classes([1])).toBe(2);
    expect(mse().classes([1])).toBeUndefined();
  });

  it('refuse targets of another kind, shape or range', () => {
    const x = { shape: [2, 1], data: Float32Array.of(1, 2) };
    const classes = { shape: [2], data: Int32Array.of(0, 3) };
    expect(() => lossOf(mse(), x, classes)).toThrow(
      'mse: targets must be values, got class labels; use crossEntropy, or data whose targets are values',
    );
    expect(() => lossOf(crossEntropy(), x, { shape: [2], data: Float32Array.of(0, 1) })).toThrow(
      'crossEntropy: targets must be class labels, got values; use mse for values',
    );
    expect(() => lossOf(l1(), x, { shape: [2, 2], data: new Float32Array(4) })).toThrow(
      "l1: output must have the targets' shape [2, 2], got [2, 1]",
    );
    expect(() => lossOf(binaryCrossEntropy(), x, classes)).toThrow('labels must be 0 or 1, got 3');
  });

  it('refuse options out of range', () => {
    expect(() => huber({ delta: 0 })).toThrow('huber: delta must be above 0, got 0');
    expect(() => crossEntropy({ labelSmoothing: 2 })).toThrow(
      'labelSmoothing must be at least 0 and at most 1, got 2',
    );
  });
});

describe('klDivergence', () => {
  it('is 0 of equal distributions, with nothing for classes of probability 0', () => {
    const target = { shape: [2, 3], data: Float32Array.of(0.5, 0.5, 0, 1, 0, 0) };
    const logs = target.data.map((p) => (p === 0 ? -50 : Math.log(p)));
    expect(lossOf(klDivergence(), { shape: [2, 3], data: logs }, target).value).toBeCloseTo(0, 6);
  });

  it('has nothing for classes of probability 0 whose logarithms are given', () => {
    const target = { shape: [1, 2], data: Float32Array.of(-Infinity, 0) };
    const { value, gradient } = lossOf(
      klDivergence({ logTarget: true }),
      { shape: [1, 2], data: Float32Array.of(-1, -2) },
      target,
    );
    expect(value).toBe(2);
    expect(Array.from(gradient.data)).toEqual([-0, -1]);
  });

  it('is never below 0 by rounding, and tells outputs that are no logarithms of probabilities all the same', () => {
    const target = { shape: [1, 4], data: Float32Array.of(0.5, 0.3, 0.15, 0.05) };
    // The float32 above each logarithm: the sum is some 1e-8 below 0.
    const above = target.data.map((p) => Math.log(p) * (1 - 6e-8));
    const naive = above.reduce((sum, x, at) => {
      const t = target.data[at] ?? NaN;
      return sum + t * (Math.log(t) - x);
    }, 0);
    expect(naive).toBeLessThan(0);
    const { value } = lossOf(klDivergence(), { shape: [1, 4], data: above }, target);
    expect(Object.is(value, 0)).toBe(true);
    const unnormalised = target.data.map((p) => Math.log(p) + 0.1);
    expect(lossOf(klDivergence(), { shape: [1, 4], data: unnormalised }, target).value).toBeCloseTo(-0.1, 6);
  });

  it('has of the mean of the targets, the best of answers that are all the same, their mean divergence from it', () => {
    // Of (0.9, 0.1) and (0.3, 0.7) from (0.6, 0.4), halved: 0.9 ln 1.5 + 0.1 ln ¼ + 0.3 ln ½ + 0.7 ln 1.75.
    const targets = { size: 2, targets: Float32Array.of(0.9, 0.1, 0.3, 0.7), targetKind: 'values' } as const;
    const expected =
      (0.9 * Math.log(1.5) + 0.1 * Math.log(0.25) + 0.3 * Math.log(0.5) + 0.7 * Math.log(1.75)) / 2;
    expect(klDivergence().baseline?.(targets, 2)).toBeCloseTo(expected, 6);
    const logarithms = { ...targets, targets: targets.targets.map(Math.log) };
    expect(klDivergence({ logTarget: true }).baseline?.(logarithms, 2)).toBeCloseTo(expected, 6);
    // Of classes as vectors it is the entropy of their shares.
    const vectors = { ...targets, targets: Float32Array.of(1, 0, 0, 1) };
    expect(klDivergence().baseline?.(vectors, 2)).toBeCloseTo(Math.LN2, 6);
    expect(klDivergence().baseline?.(vectors, 3)).toBeUndefined();
  });

  it('is the cross-entropy less the entropy of the targets', () => {
    // p = (1/4, 3/4) against t = (1/2, 1/2): ln 2 + ½ ln … = ½ ln(4/3).
    const outputs = { shape: [1, 2], data: Float32Array.of(Math.log(0.25), Math.log(0.75)) };
    const target = { shape: [1, 2], data: Float32Array.of(0.5, 0.5) };
    expect(lossOf(klDivergence(), outputs, target).value).toBeCloseTo(Math.log(4 / 3) / 2, 6);
  });
});

describe('targets of klDivergence that are no distribution', () => {
  const of = (targets: readonly number[], logTarget = false) => {
    const shape = [2, targets.length / 2];
    const outputs = { shape, data: new Float32Array(targets.length).fill(-1) };
    return () => lossOf(klDivergence({ logTarget }), outputs, { shape, data: Float32Array.from(targets) });
  };

  it.each([
    [
      [0.5, 0.5, 0.25, 0.5],
      'targets must be a distribution, which sums to 1, got 0.75 of (0.25, 0.5) in row 1',
    ],
    [
      [0.5, 0.5, 3, 4],
      'be probabilities, at least 0 and at most 1, got 3 in row 1 of the minibatch; use mse',
    ],
    [[1.5, -0.5, 0, 1], 'at least 0 and at most 1, got 1.5 in row 0'],
    [
      [-0.5, 1.5, 0, 1],
      'got -0.5 in row 0 of the minibatch; set logTarget to true where they are logarithms',
    ],
    [[NaN, 1, 0, 1], 'got NaN in row 0'],
    [[1, 0.5], 'got 0.5 of (0.5) in row 1 of the minibatch; a single probability is for binaryCrossEntropy'],
  ])('%j are refused by row and value: %s', (targets, message) => expect(of(targets)).toThrow(message));

  it('are refused as logarithms', () => {
    expect(of([0, -50, 0.5, 0.5], true)).toThrow(
      'at most 0, got 0.5 in row 1 of the minibatch; take the logarithm',
    );
    expect(of([0, -50, -1, -1], true)).toThrow(
      'whose exponentials sum to 1, got 0.7358 of (-1, -1) in row 1',
    );
    expect(of([0, -Infinity, Math.log(0.5), Math.log(0.5)], true)).not.toThrow();
  });

  it('are told to be divided by 100 where they are percentages', () => {
    expect(of([40, 35, 25, 1, 0, 0])).toThrow(
      'at least 0 and at most 1, got 40 of (40, 35, 25), which sum to 100 in row 0 of the minibatch; they look like percentages: divide them by 100',
    );
    expect(of([40, 35, 5, 1, 0, 0])).toThrow('use mse for other values');
  });

  it('are not refused for being rounded', () => {
    expect(distributionFault([0.33, 0.33, 0.33], false)).toBeUndefined();
    expect(of([0.33, 0.33, 0.33, 0.17, 0.17, 0.67])).not.toThrow();
    expect(of([0.32, 0.33, 0.33, 0.17, 0.17, 0.67])).toThrow('got 0.98 of (0.32, 0.33, 0.33)');
  });
});

describe('the loss of the best constant', () => {
  const square = {
    value: (output: number, target: number) => (output - target) ** 2,
    slope: (output: number, target: number) => 2 * (output - target),
  };

  it('of squares is the variance', () => {
    expect(lossOfBestConstant(square, [1, 2, 6], [1, 6])).toBeCloseTo(14 / 3, 9);
  });

  it('of one target is 0, at the bounds too', () => {
    expect(lossOfBestConstant(square, [4], [4, 4])).toBe(0);
    expect(lossOfBestConstant(square, [4], [-10, 10])).toBeCloseTo(0, 9);
  });
});

describe('the entropy of shares', () => {
  it('is that of the classes’ shares, in nats', () => {
    expect(entropyOfShares([0, 0, 1, 1], 2)).toBeCloseTo(Math.LN2, 12);
    expect(entropyOfShares([0, 0, 0], 2)).toBe(0);
    expect(entropyOfShares([0, 1, 1, 1], 4)).toBeCloseTo(-0.25 * Math.log(0.25) - 0.75 * Math.log(0.75), 12);
  });

  it('of targets that are wholly smoothed is that of all classes alike', () => {
    expect(entropyOfShares([0, 0, 0], 5, 1)).toBeCloseTo(Math.log(5), 12);
  });
});

describe('labels', () => {
  it('must be of the classes, numbered from 0', () => {
    expect(() => mustBeLabels('crossEntropy', [0, 2, 1], 3)).not.toThrow();
    for (const label of [3, -1, 0.5, NaN])
      expect(() => mustBeLabels('crossEntropy', [0, label], 3)).toThrow(
        `crossEntropy: labels must be whole numbers from 0 to 2, one for each output, got ${label} in row 1`,
      );
  });
});

describe('a loss of one’s own', () => {
  it('by value and slope is their mean, with the slopes over the number of values as its gradient', () => {
    const cubic = elementwiseLoss({
      kind: 'cubic',
      value: (output, target) => Math.abs(output - target) ** 3,
      slope: (output, target) => 3 * (output - target) * Math.abs(output - target),
    });
    const output = { shape: [2, 1], data: Float32Array.of(3, 0) };
    const { value, gradient } = lossOf(cubic, output, { shape: [2, 1], data: Float32Array.of(1, 1) });
    expect(value).toBe(4.5);
    expect(Array.from(gradient.data)).toEqual([6, -1.5]);
  });

  it('that gives no gradient is an error that says so', () => {
    const half = lossFunction({
      kind: 'half',
      evaluate: (_output, _minibatch, scope) => [scope.upload(Float32Array.of(1), [])],
    });
    expect(half.classes([3])).toBeUndefined();
    const net = linear(1, 1, { rng: torchGenerator(1) });
    const errors: unknown[] = [];
    runStep(currentDevice(), 0, (scope) => {
      const inputs = scope.upload(Float32Array.of(1), [1, 1]);
      const minibatch = { step: 0, size: 1, inputs, targets: inputs, targetKind: 'values' } as const;
      of(new Signal<readonly [number]>(inputs, minibatch, scope))
        .pipe(net, half)
        .subscribe({ error: (error) => errors.push(error) });
    });
    for (const parameter of net.parameters) parameter.rest();
    expect(errors).toEqual([new TypeError('half: evaluate must return loss and gradient, got fewer')]);
  });
});
