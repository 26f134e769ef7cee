import { torchGenerator } from '@weir/core';
import { map, take } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { batchNorm } from '../layers/batchNorm.ts';
import { linear } from '../layers/linear.ts';
import { residual } from '../layers/residual.ts';
import { sequential } from '../layers/sequential.ts';
import { tanh } from '../layers/tanh.ts';
import { sgd } from '../optimizers/sgd.ts';
import type { Optimizer } from '../optimizers/optimizer.ts';
import { vectors } from '../testing/examples.ts';
import { onCpu } from '../testing/onCpu.ts';
import { backward } from '../training/backward.ts';
import { descend } from '../training/descend.ts';
import { minibatches } from '../training/minibatches.ts';
import { crossEntropy } from './crossEntropy.ts';
import { penalty } from './penalty.ts';

beforeAll(onCpu);

/** Trains a network, the same at every call, and returns its loss, gradients and parameters ahead of each step. */
function trained(penalties: Parameters<typeof penalty>[0][], optimizer: Optimizer = sgd(), steps = 1) {
  const rng = torchGenerator(9);
  const net = sequential(
    linear(4, 5, { rng, biasInit: ({ shape }, g) => ({ shape, values: g.randn(shape) }) }),
    batchNorm(5),
    residual([linear(5, 5, { rng }), tanh()]),
    linear(5, 2, { rng }),
  );
  const shown: { loss: number; grads: number[][]; before: number[][]; names: string[] }[] = [];
  let before = net.parameters.map((parameter) => Array.from(parameter.values()));
  const loss$ = minibatches(vectors(16, 4), { size: 8, rng, timeSlice: Infinity }).pipe(net, crossEntropy());
  penalties
    .reduce((at$, options) => at$.pipe(penalty(options)), loss$)
    .pipe(
      backward(),
      descend(optimizer, 0.1),
      take(steps),
      map(({ loss, parameters }) => {
        const now = { loss, before, grads: parameters.map(({ grad }) => Array.from(grad.values())) };
        before = parameters.map(({ data }) => Array.from(data.values()));
        return { ...now, names: parameters.map(({ name }) => name) };
      }),
    )
    .subscribe((step) => shown.push(step));
  return { steps: shown, after: before, shapes: net.parameters.map(({ shape }) => shape) };
}

describe('penalty', () => {
  it('adds l1 |w| + l2 w² over the weights, and its gradient to theirs, inside composites too', () => {
    const [l1, l2] = [0.03, 0.2];
    const plain = trained([]);
    const penalised = trained([{ l1, l2 }]);
    const [without] = plain.steps;
    const [with_] = penalised.steps;
    const weights = plain.shapes.map((shape) => shape.length >= 2);
    expect(weights).toEqual([true, false, false, false, true, false, true, false]);
    let added = 0;
    without?.before.forEach((values, at) => {
      if (weights[at]) for (const w of values) added += l1 * Math.abs(w) + l2 * w * w;
    });
    expect(with_?.loss).toBeCloseTo((without?.loss ?? NaN) + added, 6);
    without?.grads.forEach((grad, at) => {
      const wanted = grad.map((value, k) => {
        const w = without.before[at]?.[k] ?? NaN;
        return weights[at] ? value + l1 * Math.sign(w) + 2 * l2 * w : value;
      });
      wanted.forEach((value, k) => expect(with_?.grads[at]?.[k]).toBeCloseTo(value, 5));
    });
    expect(with_?.names[4]).toBe('2.residual.0.linear.weight');
  });

  it('of l2 moves weights as a weight decay of 2 l2 does', () => {
    const penalised = trained([{ l2: 0.05 }]);
    const decayed = trained([], sgd({ weightDecay: 0.1 }));
    const weights = penalised.shapes.flatMap((shape, at) => (shape.length >= 2 ? [at] : []));
    expect(weights).toEqual([0, 4, 6]);
    for (const at of weights) {
      penalised.after[at]?.forEach((value, k) => expect(value).toBeCloseTo(decayed.after[at]?.[k] ?? NaN, 6));
    }
  });

  it('adds up where there are several', () => {
    const once = trained([{ l1: 0.3, l2: 0.2 }]);
    const twice = trained([{ l1: 0.1 }, { l1: 0.2, l2: 0.2 }]);
    expect(twice.steps[0]?.loss).toBeCloseTo(once.steps[0]?.loss ?? NaN, 6);
    twice.steps[0]?.grads.forEach((grad, at) =>
      grad.forEach((value, k) => expect(value).toBeCloseTo(once.steps[0]?.grads[at]?.[k] ?? NaN, 6)),
    );
  });

  it('refuses negative factors', () => {
    expect(() => penalty({ l1: -1 })).toThrow(
      'penalty: l1 must be finite and at least 0, got -1; 0 turns it off',
    );
  });
});
