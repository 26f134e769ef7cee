import { getKernelsForBackend, registerKernel, unregisterKernel } from '@tensorflow/tfjs-core';
import type { KernelConfig, NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';
import { torchGenerator } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { currentDevice, histogram, shareAbove, statistics, unitShareAbove } from '@weir/kernels';
import type { FusedKernel } from '@weir/kernels';
import { take } from 'rxjs';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { batchNorm } from '../layers/batchNorm.ts';
import { linear } from '../layers/linear.ts';
import { sequential } from '../layers/sequential.ts';
import { tanh } from '../layers/tanh.ts';
import { crossEntropy } from '../losses/crossEntropy.ts';
import { sgd } from '../optimizers/sgd.ts';
import { vectors } from '../testing/examples.ts';
import { onCpu } from '../testing/onCpu.ts';
import { backward } from './backward.ts';
import { descend } from './descend.ts';
import { minibatches } from './minibatches.ts';

beforeAll(onCpu);

const counts = new Map<string, number>();
const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
const calls = (name: string): number => counts.get(name) ?? 0;

/** The kernels of readings, which the cpu backend does not register, as if it did. */
const measuring = [statistics, histogram, shareAbove, unitShareAbove] as readonly FusedKernel<
  object,
  object
>[];
let replaced: readonly KernelConfig[] = [];

beforeEach(() => {
  replaced = getKernelsForBackend('cpu');
  for (const kernel of replaced) {
    unregisterKernel(kernel.kernelName, 'cpu');
    registerKernel({
      ...kernel,
      kernelFunc(parameters) {
        count(kernel.kernelName);
        return kernel.kernelFunc(parameters);
      },
    });
  }
  for (const kernel of measuring) {
    registerKernel({
      kernelName: kernel.name,
      backendName: 'cpu',
      kernelFunc({ inputs, attrs }): TensorInfo[] {
        count(kernel.name);
        return kernel.composed(currentDevice(), inputs, attrs as NamedAttrMap);
      },
    });
  }
  counts.clear();
});

afterEach(() => {
  for (const { name } of measuring) unregisterKernel(name, 'cpu');
  for (const kernel of replaced) {
    unregisterKernel(kernel.kernelName, 'cpu');
    registerKernel(kernel);
  }
});

/** Trains three steps, showing each to `read`, and says how often each kernel ran. */
function kernelCalls(read: (snapshot: Snapshot) => void): Record<string, number> {
  const rng = torchGenerator(1);
  const net = sequential(linear(4, 6, { rng }), batchNorm(6), tanh(), linear(6, 2, { rng }));
  counts.clear();
  minibatches(vectors(16, 4), { size: 4, rng, timeSlice: Infinity })
    .pipe(net, crossEntropy(), backward(), descend(sgd(), 0.1), take(3))
    .subscribe(read);
  return Object.fromEntries(counts);
}

describe('what nobody asks for', () => {
  it('is not computed: a step whose snapshot nobody reads runs the kernels of training alone', () => {
    const unread = kernelCalls(() => {});
    expect(Object.keys(unread).filter((name) => measuring.some((kernel) => kernel.name === name))).toEqual(
      [],
    );
    expect(unread['Tanh']).toBe(3);
    // Looking a reading up is not asking it.
    const lookedUp = kernelCalls(({ layers, parameters }) => {
      for (const { output, grad, batchMoments } of layers) void [output, grad, batchMoments];
      for (const { data, grad, update } of parameters) void [data, grad, update];
    });
    expect(lookedUp).toEqual(unread);
  });

  it('is not computed beside what is asked for', () => {
    const unread = kernelCalls(() => {});
    const read = kernelCalls(({ step, layers }) => {
      if (step === 1) layers[2]?.output.moments();
    });
    expect(read).toEqual({ ...unread, WeirStatistics: 1 });
  });

  it('is computed once, however often it is asked for', () => {
    kernelCalls(({ step, layers }) => {
      if (step !== 0) return;
      for (let times = 0; times < 3; times++) {
        layers[2]?.output.share(0.97, { absolute: true });
        layers[2]?.output.unitShare(0.97);
        layers[2]?.output.histogram({ bins: 10, low: -1, high: 1 });
      }
    });
    expect(calls('WeirShareAbove')).toBe(1);
    expect(calls('WeirUnitShareAbove')).toBe(1);
    expect(calls('WeirHistogram')).toBe(1);
    expect(calls('WeirStatistics')).toBe(0);
  });
});
