import { torchGenerator } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { lastValueFrom, map, take } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { crossEntropy } from '../losses/crossEntropy.ts';
import { sgd } from '../optimizers/sgd.ts';
import { vectors } from '../testing/examples.ts';
import { onCpu } from '../testing/onCpu.ts';
import { throughLayer } from '../testing/throughLayer.ts';
import { backward } from '../training/backward.ts';
import { descend } from '../training/descend.ts';
import { minibatches } from '../training/minibatches.ts';
import { batchNorm } from './batchNorm.ts';
import { composedChain } from './composedChain.ts';
import { compositeLayer } from './compositeLayer.ts';
import { conv2d } from './conv2d.ts';
import { flatten } from './flatten.ts';
import { instanceNorm } from './instanceNorm.ts';
import type { AnyLayer, Network } from './layer.ts';
import { linear } from './linear.ts';
import { maxPool2d } from './maxPool2d.ts';
import { parallel } from './parallel.ts';
import { relu } from './relu.ts';
import { residual } from './residual.ts';
import { chain, sequential } from './sequential.ts';
import { tanh } from './tanh.ts';

beforeAll(onCpu);

const rng = torchGenerator(1);

/** Reads the first snapshot of training a network on vectors of 4. */
const first = <T>(net: Network, read: (snapshot: Snapshot) => T): Promise<T> =>
  lastValueFrom(
    minibatches(vectors(16, 4), { size: 8, rng }).pipe(
      net,
      crossEntropy(),
      backward(),
      descend(sgd(), 0.1),
      take(1),
      map(read),
    ),
  );

const nested = () =>
  sequential(
    linear(4, 6, { rng }),
    residual([linear(6, 6, { rng, bias: false }), batchNorm(6), relu()], {
      shortcut: [linear(6, 6, { rng })],
    }),
    parallel([sequential(linear(6, 3, { rng }), tanh()), linear(6, 2, { rng })]),
    sequential(linear(5, 4, { rng }), tanh()),
    linear(4, 2, { rng }),
  );

describe('composites', () => {
  it('name inner layers by their place, the shortcut’s after the others', async () => {
    const names = await first(nested(), ({ layers }) => layers.map(({ name, depth }) => [depth, name]));
    expect(names).toEqual([
      [0, '0.linear'],
      [0, '1.residual'],
      [1, '1.residual.0.linear'],
      [1, '1.residual.1.batchNorm'],
      [1, '1.residual.2.relu'],
      [1, '1.residual.3.linear'],
      [0, '2.parallel'],
      [1, '2.parallel.0.sequential'],
      [2, '2.parallel.0.sequential.0.linear'],
      [2, '2.parallel.0.sequential.1.tanh'],
      [1, '2.parallel.1.linear'],
      // A sequential of the network itself is spread out: its layers are the network's own.
      [0, '3.linear'],
      [0, '4.tanh'],
      [0, '5.linear'],
    ]);
  });

  it('name parameters by the layer that owns them, in the order of drawing', async () => {
    const net = nested();
    const names = await first(net, ({ parameters }) => parameters.map(({ name }) => name));
    expect(names).toContain('1.residual.1.batchNorm.gamma');
    expect(names).toContain('1.residual.3.linear.weight');
    expect(names).toHaveLength(net.parameters.length);
    expect(names.map((name) => name.split('.').at(-1))).toEqual(net.parameters.map(({ name }) => name));
  });

  it('show what comes out of inner layers, what flows back, and inner batch moments', async () => {
    const shown = await first(nested(), ({ layers }) =>
      layers.map(({ name, output, grad, batchMoments }) => ({
        name,
        shape: output.shape,
        flows: (grad?.moments().std ?? 0) > 0,
        moments: batchMoments?.mean.shape,
      })),
    );
    expect(shown.every(({ flows }) => flows)).toBe(true);
    expect(shown.find(({ name }) => name === '1.residual.1.batchNorm')?.moments).toEqual([6]);
    expect(shown.find(({ name }) => name === '2.parallel')?.shape).toEqual([8, 5]);
  });

  it('show a sequential inside a sequential alike, wherever the network begins', async () => {
    const net = sequential(sequential(linear(4, 3, { rng }), tanh()), linear(3, 2, { rng }));
    const names = await first(net, ({ layers }) => layers.map(({ name }) => name));
    expect(names).toEqual(['0.linear', '1.tanh', '2.linear']);
  });

  it('refuse one layer in two places', () => {
    const shared = linear(4, 4, { rng });
    expect(() => sequential(shared, tanh(), shared)).toThrow(
      'sequential: layers must be distinct, got one twice; make a second layer of its own',
    );
    expect(() => residual([shared], { shortcut: [shared] })).toThrow('residual: layers must be distinct');
  });

  it('refuse paths and branches that do not join, naming both shapes', () => {
    const wide: number = 5;
    expect(() => residual([linear(4, wide, { rng })]).outputShape([4])).toThrow(
      'residual: shortcut must make [5] as the layers do, got [4]; give it a conv2d of kernel 1, or a linear, of the same width',
    );
    expect(() =>
      parallel([linear(4, wide, { rng }), linear(4, 3, { rng })], { join: 'add' }).outputShape([4]),
    ).toThrow('parallel: branches must make shapes that join (add), got [5] and [3]');
    expect(() => parallel([])).toThrow('parallel: branches must be at least one, got none');
  });
});

describe('a composite of one’s own', () => {
  it('runs its children as it is told, and is made anew of those of evaluation mode', () => {
    const twice = (paths: readonly (readonly AnyLayer[])[]): AnyLayer =>
      compositeLayer({
        kind: 'twice',
        paths,
        outputShape: (input) => input,
        forward: (x, scope, wantsInputGrad) => composedChain(paths[0] ?? [], x, scope, wantsInputGrad),
        of: twice,
      });
    const layer = twice([[tanh(), relu()]]);
    const x = { shape: [1, 2], data: Float32Array.of(-1, 1) };
    const { y, dx } = throughLayer(layer, x, x);
    expect(y.data[0]).toBe(0);
    expect(y.data[1]).toBeCloseTo(Math.tanh(1), 6);
    expect(dx?.data[1]).toBeCloseTo(1 - Math.tanh(1) ** 2, 6);
    const evaluated = layer.evaluation({ name: '0.twice', moments: undefined });
    expect(evaluated.children.map(({ kind }) => kind)).toEqual(['tanh', 'relu']);
  });
});

describe('a shape that does not fit', () => {
  const x = { shape: [2, 8, 8, 3], data: new Float32Array(384) };
  it.each([
    [chain([conv2d(4, 2, { kernel: 3, rng })]), 'conv2d: input width must be 4, got 3 (shape [8, 8, 3])'],
    [
      chain([conv2d(3, 2, { kernel: 9, rng })]),
      'conv2d: kernel must be at most the padded side, got 9 for images of shape [8, 8, 3]',
    ],
    [
      chain([flatten(), maxPool2d()]),
      'maxPool2d: input must have shape [height, width, channels], got [192]',
    ],
    [
      chain([maxPool2d(8), instanceNorm(3)]),
      'instanceNorm: input must have at least 2 positions, got [1, 1, 3]',
    ],
    [chain([flatten(), linear(191, 2, { rng })]), 'linear: input width must be 191, got 192 (shape [192])'],
  ])('is an error at the first use that names both sizes', (net, message) => {
    expect(() => throughLayer(net, x, x)).toThrow(message);
    expect(() => net.outputShape([8, 8, 3])).toThrow(message);
  });

  it('is an error when the layer is built, where it shows', () => {
    expect(() => conv2d(3, 2, { kernel: 0, rng })).toThrow(
      'conv2d: kernel must be an integer of at least 1, got 0',
    );
    expect(() => conv2d(3, 2, { kernel: 3, padding: -1, rng })).toThrow(
      'padding must be an integer of at least 0, got -1',
    );
    expect(() => linear(0, 2, { rng })).toThrow('linear: fanIn must be a positive integer, got 0');
  });
});
