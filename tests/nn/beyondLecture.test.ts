import '@weir/backend-simd';
import { readFileSync } from 'node:fs';
import { setBackend } from '@tensorflow/tfjs-core';
import { torchGenerator } from '@weir/core';
import type { ClippingLimit } from '@weir/core';
import { currentDevice } from '@weir/kernels';
import * as nn from '@weir/nn';
import type { AnyLayer, ParameterGroup } from '@weir/nn';
import { runStep } from '@weir/nn/define';
import { identity, lastValueFrom, map, take, toArray } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { download, throughLayer, upload } from '../../packages/nn/src/testing/throughLayer.ts';
import { expectClose, values } from '../kernels/measure.ts';
import type { Values } from '../kernels/golden.ts';

interface RatesCase<Options> {
  readonly options: Options;
  readonly lr: readonly number[];
}

/** What PyTorch 1.13.1 gives, written by `tests/golden/beyondLecture.py`. */
interface Golden {
  readonly activations: {
    readonly input: Values;
    readonly weights: Values;
    readonly of: Readonly<
      Record<
        string,
        { readonly output: Values; readonly grad: Values; readonly parameterGrads: readonly Values[] }
      >
    >;
  };
  readonly training: {
    readonly inputs: Values;
    readonly targets: Values;
    readonly start: Readonly<Record<string, Values>>;
    readonly runs: readonly {
      readonly name: string;
      readonly clip?: ClippingLimit;
      readonly frozen?: string;
      readonly end: Readonly<Record<string, Values>>;
      readonly totals: readonly number[] | null;
    }[];
  };
  readonly klDivergence: {
    readonly x: Values;
    readonly targets: Values;
    readonly loss: number;
    readonly grad: Values;
  };
  readonly cosineRestarts: readonly RatesCase<{
    readonly initial: number;
    readonly steps: number;
    readonly min?: number;
    readonly stretch?: number;
  }>[];
  readonly reduceOnPlateau: {
    /** null for NaN. */
    readonly losses: readonly (number | null)[];
    readonly runs: readonly RatesCase<nn.ReduceOnPlateauOptions>[];
  };
}

const golden = JSON.parse(
  readFileSync(new URL('../golden/beyondLecture.json', import.meta.url), 'utf8'),
) as Golden; // as the script writes it

beforeAll(() => setBackend('simd'));

const layers: Readonly<Record<string, () => AnyLayer>> = {
  selu: () => nn.selu(),
  prelu: () => nn.prelu(4),
  hardtanh: () => nn.hardtanh(),
  relu6: () => nn.relu6(),
  mish: () => nn.mish(),
  hardswish: () => nn.hardswish(),
  softsign: () => nn.softsign(),
};

describe("what goes beyond the lecture is PyTorch's", () => {
  it.each(Object.entries(golden.activations.of))('%s, forward and backward', (name, wanted) => {
    const layer = layers[name]?.();
    if (!layer) throw new Error(`golden: no layer is known for ${name}`);
    const { input, weights } = golden.activations;
    const passes = throughLayer(layer, input, weights);
    expectClose(passes.y, wanted.output);
    expectClose(passes.dx, wanted.grad);
    expect(passes.grads).toHaveLength(wanted.parameterGrads.length);
    wanted.parameterGrads.forEach((grad, at) => expectClose(passes.grads[at], grad));
  });

  it.each(golden.training.runs)('$name: the same parameters after six steps', async (run) => {
    const { inputs, targets, start } = golden.training;
    const rng = torchGenerator(1);
    const net = nn.sequential(nn.linear(4, 5, { rng }), nn.tanh(), nn.linear(5, 2, { rng }));
    const plain = Object.entries(start).map(([name, { shape, data }]) => [
      name,
      { shape, values: Float32Array.from(data) },
    ]);
    nn.assignParameters(net, Object.fromEntries(plain) as ReturnType<typeof nn.parameterValues>);
    const frozen = run.frozen === undefined ? [] : [{ match: run.frozen, frozen: true }];
    const groups: readonly ParameterGroup[] = [
      { match: '*.bias', optimizer: nn.adamW({ weightDecay: 0 }) },
      { match: '0.linear.bias', frozen: true },
      { match: '2.linear.weight', learningRate: 0.1 },
    ];
    const examples = {
      inputs: Float32Array.from(inputs.data),
      inputShape: [4],
      targets: Float32Array.from(targets.data),
      targetShape: [2],
      targetKind: 'values',
      size: 8,
    } as const;
    // Of all examples at once, the order alone is drawn.
    const totals = await lastValueFrom(
      nn.minibatches(examples, { size: 8, rng, sampling: 'epoch' }).pipe(
        net,
        nn.mse(),
        nn.backward(),
        run.clip ? nn.clipGradients(run.clip, { groups: frozen }) : identity,
        run.clip
          ? nn.descend(nn.sgd(), 0.1, { groups: frozen })
          : nn.descend(nn.adamW({ weightDecay: 0.1 }), 0.05, { groups }),
        take(6),
        map(({ clipping }) => clipping?.gradientNorm ?? NaN),
        toArray(),
      ),
    );
    const end = nn.parameterValues(net);
    expect(Object.keys(end)).toEqual(Object.keys(run.end));
    for (const [name, wanted] of Object.entries(run.end))
      expectClose(values(end[name]?.shape ?? [], end[name]?.values ?? []), wanted, 2e-5);
    run.totals?.forEach((total, step) => expect(totals[step]).toBeCloseTo(total, 5));
  });

  it('klDivergence, with a target of 0', () => {
    const { x, targets, loss, grad } = golden.klDivergence;
    runStep(currentDevice(), 0, (scope) => {
      const minibatch = {
        step: 0,
        size: x.shape[0] ?? 0,
        inputs: upload(x, scope),
        targets: upload(targets, scope),
        targetKind: 'values',
      } as const;
      const [mean, dx] = nn.klDivergence().evaluate(minibatch.inputs, minibatch, scope, true);
      if (!mean || !dx) throw new Error('klDivergence: evaluate must return loss and gradient');
      expect(Number(download(mean, scope).data[0])).toBeCloseTo(loss, 6);
      expectClose(download(dx, scope), grad);
    });
    expect.assertions(4);
  });

  it.each(golden.cosineRestarts)('cosineRestarts of $options', ({ options, lr }) => {
    const { initial, steps, ...rest } = options;
    const rates = nn.cosineRestarts(initial, steps, rest);
    lr.forEach((wanted, step) => expect(rates(step)).toBeCloseTo(wanted, 9));
  });

  it.each(golden.reduceOnPlateau.runs)('reduceOnPlateau of $options', ({ options, lr }) => {
    const { feedback } = nn.reduceOnPlateau(0.1, options);
    if (!feedback) throw new Error('reduceOnPlateau: it must have feedback');
    let state = feedback.initial;
    const rates = golden.reduceOnPlateau.losses.map((loss) => {
      state = feedback.add(state, loss ?? NaN);
      return feedback.rate(state);
    });
    rates.forEach((rate, at) => expect(Math.abs(rate - (lr[at] ?? NaN))).toBeLessThanOrEqual(1e-15));
    expect(rates).toHaveLength(lr.length);
  });
});
