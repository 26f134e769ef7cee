import { memory, square } from '@tensorflow/tfjs-core';
import { currentDevice } from '@weir/kernels';
import { beforeAll, describe, expect, it } from 'vitest';
import { tanh } from '../layers/tanh.ts';
import { vectors } from '../testing/examples.ts';
import { alive, expectNothingStays, onCpu } from '../testing/onCpu.ts';
import { minibatchOf } from '../training/minibatchOf.ts';
import { runStep } from '../training/minibatches.ts';
import { mixedSeed } from './mixedSeed.ts';
import { Signal, tapeOf } from './signal.ts';
import { StepScope } from './stepScope.ts';

beforeAll(onCpu);

describe('a mixed seed', () => {
  it('is MurmurHash3 of its integers, without the length', () => {
    expect(mixedSeed()).toBe(0);
    expect(mixedSeed(0)).not.toBe(mixedSeed(0, 0));
  });

  it('is of 32 bits, and another for neighbours and for another order', () => {
    const seeds = new Set<number>();
    for (let a = 0; a < 100; a++) for (let b = 0; b < 100; b++) seeds.add(mixedSeed(a, b));
    expect(seeds.size).toBeGreaterThan(9_995); // 10,000 draws of 2³²: a collision is one in a hundred
    for (const seed of seeds) expect(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32).toBe(true);
    expect(mixedSeed(1, 2)).not.toBe(mixedSeed(2, 1));
  });

  it('turns about half of its bits where one bit of an integer turns', () => {
    let turned = 0;
    for (let bit = 0; bit < 32; bit++) {
      let difference = mixedSeed(12345) ^ mixedSeed(12345 ^ (1 << bit));
      for (; difference !== 0; difference &= difference - 1) turned += 1;
    }
    expect(turned / 32).toBeGreaterThan(12);
    expect(turned / 32).toBeLessThan(20);
  });
});

describe('a step scope', () => {
  it('frees all that was made in it at its end, and nothing else', () => {
    const device = currentDevice();
    const outside = device.upload(Float32Array.of(1), [1]);
    const before = alive();
    const scope = new StepScope(device, 0);
    const x = scope.upload(Float32Array.of(1, 2, 3, 4), [2, 2]);
    scope.reshape(x, [4]);
    scope.uploadRows(Float32Array.of(1, 2), 1, [1, 0], [2, 1]);
    scope.call('Add', { a: x, b: outside });
    expect(scope.open).toBe(true);
    scope.end();
    expect([scope.open, alive()]).toEqual([false, before]);
    expect(Array.from(device.read(outside))).toEqual([1]);
    device.dispose(outside);
  });

  it('draws the same when its step is repeated, and each stream of a step another', () => {
    const draws = (step: number, seed: number) => {
      const scope = new StepScope(currentDevice(), step);
      return [scope.generator(seed), scope.generator(seed)].map((rng) => Array.from(rng.randn([3])));
    };
    expect(draws(4, 1)).toEqual(draws(4, 1));
    const [first, second] = draws(4, 1);
    expect(first).not.toEqual(second);
    expect(draws(5, 1)[0]).not.toEqual(first);
    expect(draws(4, 2)[0]).not.toEqual(first);
  });

  it('tells whoever runs the step of the parameters that may be on the device', () => {
    const used = new Set<never>();
    new StepScope(currentDevice(), 0, used).uses([]);
    expect(used.size).toBe(0);
  });
});

describe('a signal', () => {
  it('remembers the layers that made it, first to last, and whether any learns', () => {
    const layers = [tanh(), tanh()];
    runStep(currentDevice(), 0, (scope) => {
      const minibatch = minibatchOf(vectors(4, 2), [0], scope);
      let signal: Signal = new Signal(minibatch.inputs, minibatch, scope);
      expect(tapeOf(signal)).toEqual([]);
      for (const layer of layers) signal = layer.through(signal);
      expect(tapeOf(signal).map(({ layer }) => layer.kind)).toEqual(['tanh', 'tanh']);
      expect(tapeOf(signal).at(-1)?.output).toBe(signal.value);
      expect([signal.learns, signal.minibatch]).toEqual([false, minibatch]);
    });
  });

  it('is a tensor to tfjs, gone with its step', () =>
    expectNothingStays(() => {
      const before = memory().numTensors;
      runStep(currentDevice(), 0, (scope) => {
        const minibatch = minibatchOf(vectors(4, 2), [0, 1], scope);
        const { tensor } = new Signal(minibatch.inputs, minibatch, scope);
        expect(tensor.shape).toEqual([2, 2]);
        expect(Array.from(square(tensor).dataSync())).toEqual(
          Array.from(tensor.dataSync(), (x) => Math.fround(x * x)),
        );
      });
      expect(memory().numTensors).toBe(before);
    }));
});
