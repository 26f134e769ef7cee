import { DivergedError, torchGenerator } from '@weir/core';
import { currentDevice } from '@weir/kernels';
import { lastValueFrom } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { linear } from '../layers/linear.ts';
import { residual } from '../layers/residual.ts';
import { sequential } from '../layers/sequential.ts';
import { tanh } from '../layers/tanh.ts';
import type { AnyLayer, Network } from '../layers/layer.ts';
import { crossEntropy } from '../losses/crossEntropy.ts';
import { sgd } from '../optimizers/sgd.ts';
import { vectors } from '../testing/examples.ts';
import { expectNothingStays, onCpu } from '../testing/onCpu.ts';
import { backward } from './backward.ts';
import { descend } from './descend.ts';
import { firstNotFinite } from './firstNotFinite.ts';
import { minibatches, runStep } from './minibatches.ts';

beforeAll(onCpu);

/** Trains until the stream fails, and returns its error. */
async function failure(net: Network, rate: number | ((step: number) => number)): Promise<unknown> {
  const rng = torchGenerator(1);
  const run$ = minibatches(vectors(16, 4), { size: 4, rng }).pipe(
    net,
    crossEntropy(),
    backward(),
    descend(sgd(), rate),
  );
  return lastValueFrom(run$).catch((error: unknown) => error);
}

/** Makes one value of a parameter infinite. */
function broken<L extends AnyLayer>(layer: L, at: number): L {
  const parameter = layer.parameters[at];
  parameter?.assign(parameter.values().fill(Infinity, 0, 1));
  return layer;
}

describe('a loss that is not finite', () => {
  const rng = torchGenerator(5);

  it('ends the stream naming the step and the first parameter to blame', () =>
    expectNothingStays(async () => {
      const net = sequential(linear(4, 3, { rng }), tanh(), broken(linear(3, 2, { rng }), 0));
      const error = await failure(net, 0.1);
      expect(error).toBeInstanceOf(DivergedError);
      expect(error).toMatchObject({ step: 0, culprit: '2.linear.weight' });
    }));

  it('names a parameter inside a composite by its path', async () => {
    const net = sequential(
      residual([linear(4, 4, { rng }), broken(linear(4, 4, { rng }), 1)]),
      linear(4, 2, { rng }),
    );
    expect(await failure(net, 0.1)).toMatchObject({ culprit: '0.residual.1.linear.bias' });
  });

  it('names the step that a rate too high was followed by', () =>
    expectNothingStays(async () => {
      const net = sequential(linear(4, 8, { rng }), linear(8, 2, { rng }));
      const error = await failure(net, (step) => (step === 3 ? 1e38 : 0.01));
      expect(error).toMatchObject({ step: 4 });
      expect(error).toHaveProperty('message', expect.stringContaining('at step 4; first not finite: '));
    }));
});

describe('what is not finite first', () => {
  it('is the loss where all layers and parameters are finite', () => {
    const net = linear(2, 1, { rng: torchGenerator(1) });
    runStep(currentDevice(), 0, (scope) => {
      const entry = net.apply(scope.upload(Float32Array.of(1, 2), [1, 2]), scope, false);
      // Of the loss nothing is looked at.
      const gradients = { tape: [entry], scope, loss: {} } as unknown as Parameters<typeof firstNotFinite>[0];
      expect(firstNotFinite(gradients)).toEqual({ name: 'loss' });
    });
    for (const parameter of net.parameters) parameter.rest();
  });
});
