import { beforeAll, describe, expect, it } from 'vitest';
import { activation, activationGrad } from './activation.ts';
import { activations } from './activations.ts';
import type { Activation } from './activations.ts';
import { expectValues, of, onCpu, run } from './testing/cpu.ts';

const names = Object.keys(activations) as Activation[]; // the keys of a record of them

describe('activation and activationGrad', () => {
  beforeAll(onCpu);
  const x = of([2, 3], [-2, -0.5, 0, 0.5, 2, NaN]);

  it.each(names)('applies %s to every element, and its gradient', (name) => {
    const { value, slope, defaultAlpha, defaultBeta = 0 } = activations[name];
    const [y] = run(activation, { x }, { activation: name });
    expectValues(
      y,
      [2, 3],
      Array.from(x.data, (each) => value(each, defaultAlpha, defaultBeta)),
    );
    const dy = of([2, 3], [1, 2, 3, 4, 5, 6]);
    if (!y) return expect.unreachable();
    const [dx] = run(activationGrad, { dy, x, y }, { activation: name });
    // NaN's slope is not NaN where a comparison decides.
    const wanted = Array.from(x.data, (each, at) =>
      slope(each, y.data[at] ?? NaN, defaultAlpha, defaultBeta),
    );
    expectValues(
      dx,
      [2, 3],
      wanted.map((each, at) => each * (at + 1)),
    );
  });

  it('takes its numbers, forward and back', () => {
    const apply = (attrs: Parameters<typeof activation.composed>[2]) => {
      const [y] = run(activation, { x: of([2], [-2, 3]) }, attrs);
      if (!y) return expect.unreachable();
      const dy = of([2], [1, 1]);
      return [y, run(activationGrad, { dy, x: of([2], [-2, 3]), y }, attrs)[0]] as const;
    };
    const [leaky, leakyGrad] = apply({ activation: 'leakyRelu', alpha: 0.5 }) ?? [];
    expectValues(leaky, [2], [-1, 3]);
    expectValues(leakyGrad, [2], [0.5, 1]);
    const [elu, eluGrad] = apply({ activation: 'elu', alpha: 2 }) ?? [];
    expectValues(elu, [2], [2 * (Math.exp(-2) - 1), 3]);
    expectValues(eluGrad, [2], [2 * Math.exp(-2), 1]);
    const [bounded, boundedGrad] = apply({ activation: 'hardtanh', alpha: -3, beta: 2 }) ?? [];
    expectValues(bounded, [2], [-2, 2]);
    expectValues(boundedGrad, [2], [1, 0]);
  });

  it('takes a tensor of no values', () => {
    for (const name of names)
      expectValues(run(activation, { x: of([0, 3], []) }, { activation: name })[0], [0, 3], []);
  });
});
